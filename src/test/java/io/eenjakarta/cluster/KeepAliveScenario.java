package io.eenjakarta.cluster;

import io.eenjakarta.provider.LogCode;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Connected grants that nobody uses, on nodes that all look for them at the same time: each end is announced by one node, each
 * grant is refreshed by one, and when a node dies with a grant in its hands the others do the rest, and that one as soon as
 * the dead node's lease is over.
 */
final class KeepAliveScenario implements Scenario {

    private static final int GRANTS = 60;
    private static final int ENDING = 30;
    private static final Duration REACHED = Duration.ofSeconds(30);
    private static final Duration STILL_ARRIVING = Duration.ofMillis(500);
    /** Several looks of each node. */
    private static final Duration NOTHING_MORE = Duration.ofSeconds(3);
    /** On top of the lease: a look each second, a probe and the replay itself, on a busy machine. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final List<String> failures = new ArrayList<>();
    private List<String> grants;
    private RestingRows rows;

    KeepAliveScenario(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public String name() {
        return "keepalive";
    }

    @Override
    public Outcome play() throws IOException, SQLException {
        // Only now: other scenarios cost some guests their grants.
        grants = RestingRows.living(
                        cluster.postgres().source(),
                        cluster.guests().stream()
                                .map(guest -> guest.stay().grant())
                                .toList())
                .stream()
                .limit(GRANTS)
                .toList();
        rows = new RestingRows(cluster.postgres().source(), grants);
        expect("guests with a grant", GRANTS, grants.size());
        rows.connect();
        int announced = announced();
        Node dying = cluster.nodes().get(1);
        CrashPoint point = CrashPoint.AFTER_TX1;
        Map<String, Integer> before = rows.generations();
        dying.arm(point);
        rows.due();
        boolean reached = Waiting.until(() -> dying.stands(point), REACHED);
        expect("nodes that died with a grant in their hands", 1, reached ? 1 : 0);
        long killed = System.nanoTime();
        dying.kill();
        cluster.note(new Trouble.Kill(dying.name(), point, cluster.now().plus(STILL_ARRIVING)));
        dying.disarm(point);
        Waiting.until(() -> rows.moved(before) >= GRANTS - 1, Cluster.LEASE.plus(MARGIN));
        double rest = seconds(killed);
        Waiting.until(() -> rows.moved(before) == GRANTS, Cluster.LEASE.plus(MARGIN));
        double last = seconds(killed);
        dying.launch();
        dying.awaitReady();
        Waiting.pause(NOTHING_MORE);
        int twice = rows.beyondNext(before);
        expect("grants refreshed", GRANTS, rows.moved(before));
        expect("grants refreshed more than once", 0, twice);
        expect("entries of the audit trail for them", GRANTS, rows.entries("KEPT_ALIVE"));
        expect("ends announced a second time", 0, rows.entries("EXPIRING") - announced);
        Verdict verdict = InvariantChecker.check(cluster.evidence());
        verdict.violations().forEach(broken -> failures.add(broken.toString()));
        rows.disconnect();
        return new Outcome(
                Json.createObjectBuilder()
                        .add("grants", GRANTS)
                        .add("announced", announced)
                        .add("refreshed", rows.moved(before))
                        .add("refreshed_twice", twice)
                        .add("double_sent", verdict.doubleSent())
                        .add("lease_seconds", Cluster.LEASE.toMillis() / 1000.0)
                        .add("others_done_after_seconds", rest)
                        .add("orphan_done_after_seconds", last)
                        .build(),
                failures);
    }

    /** Half of the grants have a week to live: what the audit trail and the logs of all nodes say of it. */
    private int announced() throws IOException {
        rows.ending(ENDING, Duration.ofDays(84));
        Waiting.until(() -> rows.entries("EXPIRING") >= ENDING, REACHED);
        Waiting.pause(NOTHING_MORE);
        int announced = rows.entries("EXPIRING");
        expect("announcements in the audit trail", ENDING, announced);
        expect("announcements in the logs", ENDING, told());
        return announced;
    }

    private int told() throws IOException {
        int lines = 0;
        for (Node node : cluster.nodes()) {
            for (Path log : node.logs()) {
                lines += (int) Files.readAllLines(log).stream()
                        .filter(line -> line.contains(LogCode.GRANT_EXPIRING.code() + ' ')
                                && grants.stream().anyMatch(line::contains))
                        .count();
            }
        }
        return lines;
    }

    private void expect(String what, int expected, int found) {
        if (expected != found) {
            failures.add(what + ": " + found + " instead of " + expected);
        }
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e8) / 10.0;
    }
}
