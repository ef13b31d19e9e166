package io.eenjakarta.faults;

import java.time.Duration;
import java.util.List;

/** A portal that is restarted: the least that the bench has to be able to do. */
final class Restart implements FaultScenario {

    @Override
    public String name() {
        return "restart";
    }

    @Override
    public List<FaultRow> run(FaultBench bench) throws Exception {
        Visit before = bench.signIn(bench.users().get(0));
        int status = before.open(bench.page("/connection")).statusCode();
        bench.node().kill();
        long began = System.nanoTime();
        bench.node().launch();
        bench.node().awaitReady();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        int again = bench.signIn(bench.users().get(0))
                .open(bench.page("/connection"))
                .statusCode();
        try (Gauges gauges = bench.gauges()) {
            String detail = status + ", after the kill " + again + "; " + gauges.heap() / 1024 / 1024 + " MiB, "
                    + gauges.threads() + " threads, " + gauges.files() + " files";
            return List.of(new FaultRow(
                    "the server is killed",
                    "no answer until it is back; a sign-in",
                    "grants",
                    took,
                    status == 200 && again == 200,
                    detail));
        }
    }
}
