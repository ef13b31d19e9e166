package io.eenjakarta.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sign-ins that are begun and never come back: the portal keeps nothing of them, and a browser keeps a few. */
final class FloodAbandoned implements FaultScenario {

    private static final int BROWSERS = 2_000;
    private static final int EACH = 50;
    private static final int OF_ONE_BROWSER = 200;
    /** In the server's log, of a user who gets in; of those who leave nothing stands there. */
    private static final int LINES_EACH = 5;

    private static final int COOKIES = 5;
    /** Of the heap of before, with what the server itself keeps of a minute's traffic. */
    private static final double GROWTH = 1.25;

    @Override
    public String name() {
        return "abandoned";
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
        return List.of(many(bench, quiet), ofOneBrowser(bench));
    }

    private static FaultRow many(FaultBench bench, RealUsers quiet) throws Exception {
        FloodOfPages flood = new FloodOfPages(bench.address());
        RealUsers users = new RealUsers(bench);
        long heap;
        long heapAfter;
        int threads;
        int threadsAfter;
        long lines = bench.node().logged();
        long sessions = FloodPlan.sessions(bench);
        long attempts = FloodPlan.rows(bench, "een_attempt");
        try (Gauges gauges = bench.gauges()) {
            heap = gauges.heap();
            threads = gauges.threads();
            Thread flooding = new Thread(() -> flood.play(BROWSERS, EACH, new Starts()));
            flooding.start();
            users.signInWhile(flooding);
            flooding.join();
            heapAfter = gauges.heap();
            threadsAfter = gauges.threads();
        }
        long newSessions = FloodPlan.sessions(bench) - sessions;
        long newAttempts = FloodPlan.rows(bench, "een_attempt") - attempts;
        long newLines = bench.node().logged() - lines;
        boolean held = flood.answered(302) == (long) BROWSERS * EACH
                && flood.odd().isEmpty()
                && users.shutOut() == 0
                && heapAfter <= heap * GROWTH
                && newLines <= LINES_EACH * (users.gotIn() + 1L)
                && newSessions <= users.gotIn()
                && newAttempts <= users.gotIn();
        String detail =
                flood.summary() + "; " + users.beside(quiet) + "; heap " + FloodPlan.mebibytes(heap) + " before, "
                        + FloodPlan.mebibytes(heapAfter) + " after; threads " + threads + ", " + threadsAfter + "; "
                        + newSessions
                        + " new sessions and " + newAttempts + " rows of attempts, all of those who got in; " + newLines
                        + " lines in the log";
        return new FaultRow(
                BROWSERS * EACH + " sign-ins are begun from " + BROWSERS + " addresses and abandoned",
                "nothing; sign-ins take longer meanwhile",
                "memory, vault and log: no session, no row and no line of those who left",
                null,
                held,
                detail);
    }

    private static final class Starts implements FloodOfPages.Load {

        @Override
        public String target(int browser, int page) {
            return FloodPlan.START;
        }

        @Override
        public String odd(RawBrowser.Answer answer) {
            List<String> cookies = answer.cookies();
            boolean one = cookies.size() == 1 && cookies.get(0).startsWith("een-attempt-");
            return answer.status() == 302 && one ? "" : answer.status() + " with the cookies " + names(cookies);
        }
    }

    private static String names(List<String> cookies) {
        return cookies.stream().map(one -> one.split("=", 2)[0]).collect(Collectors.joining(" "));
    }

    private static FaultRow ofOneBrowser(FaultBench bench) throws Exception {
        Map<String, String> jar = new LinkedHashMap<>();
        List<Integer> sizes = new ArrayList<>();
        String line = "";
        try (RawBrowser browser = new RawBrowser(bench.address(), "127.200.0.1")) {
            for (int i = 0; i < OF_ONE_BROWSER; i++) {
                for (String cookie : browser.load(FloodPlan.START, line).cookies()) {
                    String[] pair = cookie.split("=", 2);
                    if (pair[1].isEmpty() || pair[1].equals("\"\"")) {
                        jar.remove(pair[0]);
                    } else {
                        jar.put(pair[0], pair[1]);
                    }
                }
                sizes.add(jar.size());
                line = jar.entrySet().stream()
                        .map(one -> one.getKey() + '=' + one.getValue())
                        .collect(Collectors.joining("; "));
            }
        }
        int most = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
        int last = sizes.get(sizes.size() - 1);
        return new FaultRow(
                "one browser begins " + OF_ONE_BROWSER + " sign-ins and finishes none",
                "nothing",
                "its newest " + COOKIES + " sign-ins",
                null,
                most <= COOKIES && last == COOKIES,
                most + " cookies at most, " + line.length() + " bytes at last");
    }
}
