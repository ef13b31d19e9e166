package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lease and fence are broken in the running nodes, one after the other, and nobody is killed: a checker that finds nothing
 * wrong then is worth nothing. To be played last, since it leaves dead grants behind.
 */
final class SabotageScenario implements Scenario {

    private static final List<String> BROKEN = List.of("lease", "fence");
    private static final int CALLERS = 6;
    private static final int CALLS_PER_SECOND = 40;
    private static final Duration SLOW_PROVIDER = Duration.ofMillis(400);
    private static final Duration TIME = Duration.ofSeconds(12);

    private final Cluster cluster;
    private final Balancer balancer;

    SabotageScenario(Cluster cluster) {
        this.cluster = cluster;
        this.balancer = new Balancer(cluster);
    }

    @Override
    public String name() {
        return "sabotage";
    }

    @Override
    public Outcome play() throws IOException, SQLException {
        List<String> failures = new ArrayList<>();
        JsonObjectBuilder figures = Json.createObjectBuilder();
        cluster.nodes().forEach(node -> node.wire().delay(SLOW_PROVIDER));
        for (int i = 0; i < BROKEN.size(); i++) {
            String what = BROKEN.get(i);
            List<Guest> callers = cluster.guests().subList(i * CALLERS + CALLERS, i * CALLERS + 2 * CALLERS);
            int before = violations();
            for (Node node : cluster.nodes()) {
                node.sabotage(what, true);
            }
            try (Load load = new Load(cluster, balancer, callers, CALLERS, CALLS_PER_SECOND)) {
                Waiting.until(() -> violationsNow() > before, TIME, Duration.ofSeconds(1));
                figures.add(what + "_broken_calls", load.finish().size());
            }
            for (Node node : cluster.nodes()) {
                node.sabotage(what, false);
            }
            int found = violations() - before;
            figures.add(what + "_broken_violations_found", found);
            if (found == 0) {
                failures.add("the checker does not notice a broken " + what);
            }
        }
        return new Outcome(figures.build(), failures);
    }

    private int violationsNow() {
        try {
            return violations();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those of a rotation that happens to be under way do not count. */
    private int violations() throws SQLException {
        return (int) InvariantChecker.check(cluster.evidence()).violations().stream()
                .filter(violation -> violation.kind() == Violation.Kind.SENT_TWICE
                        || violation.kind() == Violation.Kind.DEAD_WITHOUT_ORDER)
                .count();
    }
}
