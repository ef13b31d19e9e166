package io.eenjakarta.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Answers to sign-ins that nobody began, with random states, of very many addresses or of one, beside people who sign in. */
final class FloodCallbacks implements FaultScenario {

    private static final int ANSWERS = 20_000;
    private static final int EACH = 50;
    /** So many refusals of a minute stand in the audit trail. */
    private static final int AUDITED = 60;

    private static final double GROWTH = 1.25;

    @Override
    public String name() {
        return "callbacks";
    }

    @Override
    public FaultPlan plan() {
        return FloodPlan.PLAN;
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        FloodPlan.warmUp(bench);
        RealUsers quiet = new RealUsers(bench);
        quiet.signIn(40);
        return List.of(ofMany(bench, quiet), ofOne(bench, quiet));
    }

    private static FaultRow ofMany(FaultBench bench, RealUsers quiet) throws Exception {
        FloodOfPages flood = new FloodOfPages(bench.address());
        Seen seen = seen(bench, flood, () -> flood.play(ANSWERS / EACH, EACH, (browser, page) -> answer()));
        List<String> wrong = seen.wrong();
        if (flood.answered(400) != ANSWERS) {
            wrong.add("not all of them were refused with 400");
        }
        return new FaultRow(
                ANSWERS + " answers with random states from " + ANSWERS / EACH + " addresses",
                "nothing; sign-ins take longer meanwhile",
                "memory, the vault's rows, the audit trail",
                null,
                wrong.isEmpty(),
                flood.summary() + "; " + seen.users().beside(quiet) + seen.text() + but(wrong));
    }

    private static FaultRow ofOne(FaultBench bench, RealUsers quiet) throws Exception {
        FloodOfPages flood = new FloodOfPages(bench.address());
        long lines = bench.node().logged("EEN-LOGIN-08");
        long began = System.nanoTime();
        Seen seen = seen(bench, flood, () -> flood.play(ANSWERS / EACH, EACH, new OneAddress()));
        long minutes = (System.nanoTime() - began) / 60_000_000_000L + 2;
        long logged = bench.node().logged("EEN-LOGIN-08") - lines;
        List<String> wrong = seen.wrong();
        if (flood.answered() - flood.answered(429) > minutes * FloodPlan.MOST) {
            wrong.add("more than the limit passed");
        }
        if (flood.answered(429) == 0) {
            wrong.add("the limit was not reached");
        }
        if (logged < 1 || logged > minutes) {
            wrong.add(logged + " lines in the log");
        }
        return new FaultRow(
                ANSWERS + " sign-ins and answers with random states from one address",
                "nothing, at any other address; at that one 429 and how long to wait",
                "memory, the vault's rows, the audit trail and the log",
                null,
                wrong.isEmpty(),
                flood.summary() + "; " + seen.users().beside(quiet) + seen.text() + "; " + logged
                        + " lines EEN-LOGIN-08" + but(wrong));
    }

    private static final class OneAddress implements FloodOfPages.Load {

        @Override
        public String target(int browser, int page) {
            return page % 2 == 0 ? answer() : FloodPlan.START;
        }

        @Override
        public String from(int browser) {
            return "127.201.0.1";
        }
    }

    /**
     * What a flood left behind.
     *
     * @param wrong what was not as promised
     * @param text for the report
     */
    private record Seen(RealUsers users, List<String> wrong, String text) {}

    private static Seen seen(FaultBench bench, FloodOfPages flood, Runnable play) throws Exception {
        RealUsers users = new RealUsers(bench);
        long attempts = FloodPlan.rows(bench, "een_attempt");
        long audited = FloodPlan.rows(bench, "een_audit");
        List<String> wrong = new ArrayList<>();
        long began = System.nanoTime();
        String text;
        try (Gauges gauges = bench.gauges()) {
            long heap = gauges.heap();
            Thread flooding = new Thread(play);
            flooding.start();
            users.signInWhile(flooding);
            flooding.join();
            long heapAfter = gauges.heap();
            text = "; heap " + FloodPlan.mebibytes(heap) + " before, " + FloodPlan.mebibytes(heapAfter) + " after";
            if (heapAfter > heap * GROWTH) {
                wrong.add("the heap grew");
            }
        }
        long minutes = (System.nanoTime() - began) / 60_000_000_000L + 2;
        long rows = FloodPlan.rows(bench, "een_attempt") - attempts;
        long entries = FloodPlan.rows(bench, "een_audit") - audited;
        if (rows > users.gotIn()) {
            wrong.add(rows + " rows of attempts for " + users.gotIn() + " sign-ins");
        }
        // A sign-in and what becomes of its grant: a few entries each.
        if (entries > minutes * (AUDITED + 1) + 5L * users.gotIn()) {
            wrong.add(entries + " new entries of the audit trail");
        }
        if (users.shutOut() > 0) {
            wrong.add("users were shut out");
        }
        if (!flood.odd().isEmpty()) {
            wrong.add("odd answers");
        }
        return new Seen(
                users, wrong, text + "; " + rows + " rows of attempts, " + entries + " entries of the audit trail");
    }

    private static String but(List<String> wrong) {
        return wrong.isEmpty() ? "" : "; but " + String.join(", ", wrong);
    }

    private static String answer() {
        return "/?code=c0de&state=" + UUID.randomUUID();
    }
}
