package io.eenjakarta.faults;

import io.eenjakarta.cluster.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that a portal has to stand, one scenario after the other. Ends with 1 when something did not hold.
 *
 * <p>{@code mvn -Pfaults verify}
 */
public final class FaultSuite {

    private final FaultSettings settings;
    private final FaultReport report;

    private FaultSuite(FaultSettings settings) {
        this.settings = settings;
        this.report = new FaultReport(settings.output(), settings.server(), settings.longForm());
    }

    /** Takes its folders and ports from system properties. */
    public static void main(String[] args) throws IOException {
        FaultSuite suite = new FaultSuite(FaultSettings.ofSystem());
        empty(suite.settings.output());
        suite.run(scenarios());
        boolean held = suite.report.write();
        System.exit(held ? 0 : 1);
    }

    private static List<FaultScenario> scenarios() {
        List<FaultScenario> all = new ArrayList<>(List.of(
                new Restart(),
                new FloodAbandoned(),
                new FloodOpenAttempts(),
                new FloodCallbacks(),
                new StoreFaultsSlow(),
                new StoreFaultsReadOnly(),
                new StoreFaultsConnections(),
                new StoreFaultsCut(),
                new StoreFaultsFull(),
                new StoreFaultsFailover(),
                new StoreFaultsRedeploy(),
                new StoreFaultsH2()));
        all.addAll(ProviderFaults.all());
        return all;
    }

    private void run(List<FaultScenario> all) {
        List<FaultScenario> wanted =
                all.stream().filter(one -> settings.wants(one.name())).toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no scenario is named " + settings.only());
        }
        FaultBench bench = null;
        try {
            for (FaultScenario scenario : wanted) {
                if (!scenario.playsOn(settings.server())) {
                    Progress.say("scenario " + scenario.name() + " is not for "
                            + settings.server().title());
                    continue;
                }
                if (bench != null && !bench.plan().equals(scenario.plan())) {
                    bench.close();
                    bench = null;
                }
                bench = play(scenario, bench);
            }
        } finally {
            if (bench != null) {
                bench.close();
            }
        }
    }

    /** The bench that it left behind; null when that is no use to anybody any more. */
    private FaultBench play(FaultScenario scenario, FaultBench shared) {
        Progress.say("scenario " + scenario.name());
        long began = System.nanoTime();
        FaultBench bench = shared;
        try {
            if (bench == null) {
                bench = FaultBench.start(settings, scenario.plan());
            }
            List<FaultRow> rows = scenario.run(bench);
            report.add(scenario.name(), rows, since(began));
            return bench;
        } catch (Exception e) {
            e.printStackTrace(System.out);
            FaultRow row = new FaultRow("scenario " + scenario.name(), "", "", null, false, "not played: " + e);
            report.add(scenario.name(), List.of(row), since(began));
            if (bench != null) {
                bench.close();
            }
            return null;
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
