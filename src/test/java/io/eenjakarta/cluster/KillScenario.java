package io.eenjakarta.cluster;

import io.eenjakarta.simulator.SocketFault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Load on all grants while nodes are killed at each step of a rotation and at random, answers of the provider are dropped
 * after it has rotated, and the database is stopped.
 */
final class KillScenario implements Scenario {

    private static final int BUSY = 20;
    private static final int CALLS_PER_SECOND = 40;
    private static final int KILLS_OF_LONG_FORM = 100;
    private static final int DROPS_EACH = 2;
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(3);
    private static final Duration BETWEEN_DROPS = Duration.ofSeconds(3);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final ClusterSettings settings;
    private final Balancer balancer;
    private Assault assault;
    private Rotators rotators;

    KillScenario(Cluster cluster, ClusterSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.balancer = new Balancer(cluster);
    }

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public Outcome play() throws IOException, SQLException {
        List<Call> calls;
        try (Load load = new Load(cluster, balancer, cluster.guests(), BUSY, CALLS_PER_SECOND)) {
            assault = new Assault(cluster, balancer, load);
            int turn = 0;
            do {
                round(turn++);
            } while (!enough());
            calls = load.finish();
        }
        cluster.provider().faults().clear();
        List<String> stuck = Load.settle(cluster, balancer);
        Evidence evidence = cluster.evidence();
        Verdict verdict = InvariantChecker.check(evidence);
        Map<String, Server> servers = cluster.nodes().stream().collect(Collectors.toMap(Node::name, Node::server));
        rotators = Rotators.of(evidence.posts(), servers);
        return outcome(verdict, new Calls(calls, evidence), stuck);
    }

    /** One kill at each point, each time of another node, and the rest in between. */
    private void round(int turn) throws IOException {
        CrashPoint[] points = CrashPoint.values();
        for (int i = 0; i < points.length; i++) {
            assault.kill(cluster.nodes().get((turn + i) % Cluster.NODES), points[i]);
            Progress.say(points[i].label() + ", " + rotations() + " rotations");
            if (i == 1 || i == 4) {
                drops(i == 1 ? SocketFault.CLOSE_AFTER_COMMIT : SocketFault.RESET_AFTER_COMMIT);
            }
        }
        boolean stop = !settings.longForm() || turn % 4 == 0;
        if (stop) {
            for (boolean hard : new boolean[] {false, true}) {
                assault.stopDatabase(hard, DATABASE_AWAY);
                Waiting.pause(Cluster.LEASE.plus(REST));
            }
        }
    }

    /** One after the other: what a node asks in between is answered. */
    private void drops(SocketFault how) {
        for (int i = 0; i < DROPS_EACH; i++) {
            assault.drop(how);
            Waiting.pause(BETWEEN_DROPS);
        }
    }

    private boolean enough() {
        int kills =
                assault.kills().values().stream().mapToInt(Integer::intValue).sum();
        return rotations() >= settings.rotations() && (!settings.longForm() || kills >= KILLS_OF_LONG_FORM);
    }

    private long rotations() {
        return cluster.provider().posts().tokenPosts("refresh_token").stream()
                .filter(post -> post.issuedHash() != null)
                .count();
    }

    private Outcome outcome(Verdict verdict, Calls calls, List<String> stuck) {
        List<String> failures = new ArrayList<>();
        verdict.violations().forEach(violation -> failures.add(violation.toString()));
        stuck.forEach(grant -> failures.add("grant " + grant + " does not come back"));
        List<Call> signIns = calls.signInsForNothing(verdict.lostByOrder());
        if (!signIns.isEmpty()) {
            failures.add(signIns.size() + " calls were sent to sign in without need, the first " + signIns.get(0));
        }
        if (calls.errors() > 0) {
            failures.add(calls.errors() + " calls failed");
        }
        for (CrashPoint point : CrashPoint.values()) {
            if (!assault.kills().containsKey(point)) {
                failures.add("no node was killed at " + point.label());
            }
        }
        if (verdict.rotations() < settings.rotations()) {
            failures.add("only " + verdict.rotations() + " rotations");
        }
        boolean mixed = settings.nodes().stream().distinct().count() > 1;
        if (mixed && rotators.shared() == 0) {
            failures.add("no grant was rotated on both servers");
        }
        return new Outcome(figures(verdict, calls, signIns.size()), failures);
    }

    private JsonObject figures(Verdict verdict, Calls calls, int signIns) {
        JsonObjectBuilder kills = Json.createObjectBuilder();
        assault.kills().forEach((point, count) -> kills.add(point.label(), count));
        JsonObjectBuilder figures = Json.createObjectBuilder()
                .add("rotations", verdict.rotations())
                .add("rotations_by_server", rotators.json())
                .add(
                        "kills",
                        assault.kills().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .add("kills_by_point", kills)
                .add("points_not_reached", assault.missed())
                .add("database_stops", databaseStops())
                .add("drops", verdict.drops())
                .add("replays", verdict.replays())
                .add("double_sent", verdict.doubleSent())
                .add("lost", verdict.lostOtherwise().size())
                .add("lost_by_order", verdict.lostByOrder().size())
                .add("calls", calls.count())
                .add("user_visible_401", signIns)
                .add("unavailable_503", calls.unavailable())
                .add("errors", calls.errors());
        Progress.add(figures, "inside_rotation", calls.inside());
        Progress.add(figures, "outside_rotation", calls.outside());
        return figures.build();
    }

    private long databaseStops() {
        return cluster.troubles().stream()
                .filter(Trouble.DatabaseStop.class::isInstance)
                .count();
    }
}
