package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The database is away, while callers have tokens that live. */
final class DatabaseScenario implements Scenario {

    private static final int CALLERS = 20;
    private static final int CALLS_PER_SECOND = 30;
    private static final Duration LONG_LIFE = Duration.ofMinutes(5);
    private static final Duration SHORT_FORM = Duration.ofSeconds(30);
    private static final Duration LONG_FORM = Duration.ofSeconds(60);
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    private final Cluster cluster;
    private final Balancer balancer;
    private final Duration away;

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
        cluster.provider().book().accessTokensLive(LONG_LIFE);
        cluster.provider().book().killAccessTokens();
        for (Guest guest : callers) {
            for (Node node : cluster.nodes()) {
                Waiting.until(() -> balancer.status(node, guest.stay()) == 200, Cluster.LEASE);
            }
        }
        int before = refreshes();
        List<Call> calls;
        int during;
        try (Load load = new Load(cluster, balancer, callers, CALLERS, CALLS_PER_SECOND)) {
            new Assault(cluster, balancer, load).stopDatabase(false, away);
            during = refreshes() - before;
            Waiting.pause(AFTERWARDS);
            calls = load.finish();
        }
        cluster.provider().book().accessTokensLive(Cluster.TOKEN_LIFE);
        cluster.provider().book().killAccessTokens();
        List<String> failures = new ArrayList<>();
        Load.settle(cluster, balancer).forEach(grant -> failures.add("grant " + grant + " does not come back"));
        return judged(calls, during, failures);
    }

    private Outcome judged(List<Call> calls, int during, List<String> failures) throws SQLException {
        long failed = calls.stream().filter(call -> !call.ok()).count();
        Verdict verdict = InvariantChecker.check(cluster.evidence());
        verdict.violations().forEach(broken -> failures.add(broken.toString()));
        if (failed > 0) {
            failures.add(failed + " of " + calls.size() + " calls with a living token failed");
        }
        if (during > 0) {
            failures.add(during + " rotations while the database was away");
        }
        JsonObjectBuilder figures = Json.createObjectBuilder()
                .add("away_seconds", away.toSeconds())
                .add("calls", calls.size())
                .add("failed_calls", failed)
                .add("unavailable_503", calls.stream().filter(Call::unavailable).count())
                .add(
                        "user_visible_401",
                        calls.stream().filter(Call::signInAgain).count())
                .add("rotations_while_away", during);
        Progress.add(
                figures, "all", Percentiles.of(calls.stream().map(Call::took).toList()));
        return new Outcome(figures.build(), failures);
    }

    private int refreshes() {
        return cluster.provider().posts().tokenPosts("refresh_token").size();
    }
}
