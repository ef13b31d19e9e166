package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The database is away, while callers have tokens that live. No token may be missed. Open Liberty may lose a session: it finds
 * its copy in memory older than the row of the database, throws it away and reads the row, and when the database goes between
 * the two, this session is out of this node's reach until it is back. Who was asking at that very moment is told to try again.
 */
final class DatabaseScenario implements Scenario {

    private static final int CALLERS = 20;
    private static final int CALLS_PER_SECOND = 30;
    private static final Duration LONG_LIFE = Duration.ofMinutes(5);
    private static final Duration SHORT_FORM = Duration.ofSeconds(15);
    private static final Duration LONG_FORM = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);
    private static final String SESSION_OUT_OF_REACH = "a session cannot be read";

    private final Cluster cluster;
    private final Balancer balancer;
    private final Duration away;

    /**
     * What happened.
     *
     * @param calls all of them
     * @param gone when the database was gone
     * @param rotations how many there were while it was away
     * @param unread how often a node said that a session was out of its reach
     */
    private record Observed(List<Call> calls, Instant gone, int rotations, long unread) {

        List<Call> failed() {
            return calls.stream().filter(call -> !call.ok()).toList();
        }

        /** Those that failed, by who was asked for whom. */
        Map<String, List<Call>> pairs() {
            return failed().stream().collect(Collectors.groupingBy(call -> call.node() + " for " + call.grant()));
        }

        /** Whether the first of these was under way when the database went. */
        boolean underWay(List<Call> pair) {
            return pair.stream()
                    .map(Call::at)
                    .min(Comparator.naturalOrder())
                    .orElseThrow()
                    .isBefore(gone);
        }
    }

    DatabaseScenario(Cluster cluster, ClusterSettings settings) {
        this.cluster = cluster;
        this.balancer = new Balancer(cluster);
        this.away = settings.longForm() ? LONG_FORM : SHORT_FORM;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Outcome play() throws IOException, SQLException {
        List<Guest> callers = cluster.guests().subList(0, CALLERS);
        List<String> failures = new ArrayList<>();
        cluster.provider().book().accessTokensLive(LONG_LIFE);
        cluster.provider().book().killAccessTokens();
        for (Guest guest : callers) {
            for (Node node : cluster.nodes()) {
                if (!Waiting.until(() -> balancer.status(node, guest.stay()) == 200, Cluster.LEASE)) {
                    failures.add(node.name() + " does not serve " + guest.stay());
                }
            }
        }
        Observed observed = observed(callers);
        cluster.provider().book().accessTokensLive(Cluster.TOKEN_LIFE);
        cluster.provider().book().killAccessTokens();
        Load.settle(cluster, balancer).forEach(grant -> failures.add("grant " + grant + " does not come back"));
        return judged(observed, failures);
    }

    private Observed observed(List<Guest> callers) throws IOException {
        int before = refreshes();
        long unread = cluster.logged(SESSION_OUT_OF_REACH);
        try (Load load = new Load(cluster, balancer, callers, CALLERS, CALLS_PER_SECOND)) {
            Instant gone = new Assault(cluster, balancer, load).stopDatabase(false, away);
            int during = refreshes() - before;
            Waiting.pause(AFTERWARDS);
            return new Observed(load.finish(), gone, during, cluster.logged(SESSION_OUT_OF_REACH) - unread);
        }
    }

    private Outcome judged(Observed observed, List<String> failures) throws SQLException {
        Verdict verdict = InvariantChecker.check(cluster.evidence());
        verdict.violations().forEach(broken -> failures.add(broken.toString()));
        List<Call> failed = observed.failed();
        long signIns = failed.stream().filter(Call::signInAgain).count();
        if (signIns > 0 || failed.size() > observed.unread()) {
            failures.add(failed.size() + " of " + observed.calls().size() + " calls with a living token failed, "
                    + observed.unread() + " for want of a session: " + described(failed));
        }
        observed.pairs().forEach((pair, calls) -> {
            if (!observed.underWay(calls) || !isLiberty(calls.get(0).node())) {
                failures.add("a session was lost that had no need to be: " + pair + ": " + described(calls));
            }
        });
        if (observed.rotations() > 0) {
            failures.add(observed.rotations() + " rotations while the database was away");
        }
        JsonObjectBuilder figures = Json.createObjectBuilder()
                .add("away_seconds", away.toSeconds())
                .add("calls", observed.calls().size())
                .add("failed_calls", failed.size())
                .add("sessions_out_of_reach", observed.pairs().size())
                .add(
                        "unavailable_503",
                        failed.stream().filter(Call::unavailable).count())
                .add("user_visible_401", signIns)
                .add("rotations_while_away", observed.rotations());
        Progress.add(
                figures,
                "all",
                Percentiles.of(observed.calls().stream().map(Call::took).toList()));
        return new Outcome(figures.build(), failures);
    }

    private static String described(List<Call> calls) {
        return calls.stream()
                .map(call -> call.status() + " of " + call.node() + " for " + call.grant() + " at " + call.at() + " in "
                        + call.took().toMillis() + " ms")
                .collect(Collectors.joining("; "));
    }

    private boolean isLiberty(String name) {
        return cluster.nodes().stream().anyMatch(node -> node.name().equals(name) && node.server() == Server.LIBERTY);
    }

    private int refreshes() {
        return cluster.provider().posts().tokenPosts("refresh_token").size();
    }
}
