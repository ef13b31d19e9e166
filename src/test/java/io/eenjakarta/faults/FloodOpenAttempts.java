package io.eenjakarta.faults;

import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.ScriptedBrowser;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Very many who are at the provider's pages at the same time: whoever comes back gets in, first or last. */
final class FloodOpenAttempts implements FaultScenario {

    private static final int OPEN = 10_000;
    private static final int FINISHED = 100;
    private static final double GROWTH = 1.25;

    /** What a browser has of its attempt. */
    private record Begun(String cookie, URI authorize) {}

    @Override
    public String name() {
        return "open-attempts";
    }

    @Override
    public FaultPlan plan() {
        return FloodPlan.PLAN;
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        FloodPlan.warmUp(bench);
        Map<Integer, Begun> begun = new ConcurrentHashMap<>();
        FloodOfPages flood = new FloodOfPages(bench.address());
        long heap;
        long heapAfter;
        try (Gauges gauges = bench.gauges()) {
            heap = gauges.heap();
            flood.play(OPEN, 1, new FloodOfPages.Load() {
                @Override
                public String target(int browser, int page) {
                    return FloodPlan.START;
                }

                @Override
                public String odd(RawBrowser.Answer answer) {
                    if (answer.status() != 302 || answer.cookies().size() != 1) {
                        return "status " + answer.status();
                    }
                    begun.put(
                            begun.size(),
                            new Begun(
                                    answer.cookies().get(0),
                                    URI.create(answer.header("Location").orElseThrow())));
                    return "";
                }
            });
            heapAfter = gauges.heap();
        }
        int in = 0;
        List<DemoData.User> users = bench.users();
        List<Begun> all = List.copyOf(begun.values());
        for (int i = 0; i < FINISHED; i++) {
            Begun one = all.get((int) ((long) i * (all.size() - 1) / (FINISHED - 1)));
            DemoData.User user = users.get(i % users.size());
            URI back = new ScriptedBrowser().signIn(one.authorize(), user.email(), user.password());
            try (RawBrowser browser = new RawBrowser(bench.address(), FloodOfPages.address(i))) {
                RawBrowser.Answer answer = browser.load("/?" + back.getRawQuery(), one.cookie());
                boolean session = answer.cookies().stream().anyMatch(cookie -> cookie.startsWith("JSESSIONID="));
                in += answer.status() == 302 && session ? 1 : 0;
            }
        }
        return List.of(new FaultRow(
                OPEN + " sign-ins are under way at the same time",
                "nothing",
                "every sign-in that comes back",
                null,
                in == FINISHED && flood.answered(302) == OPEN && flood.odd().isEmpty() && heapAfter <= heap * GROWTH,
                flood.summary() + "; " + in + " of " + FINISHED + " of them finished and are in; heap "
                        + FloodPlan.mebibytes(heap) + " before, " + FloodPlan.mebibytes(heapAfter)
                        + " with all of them open"));
    }
}
