package io.eenjakarta.cluster;

import static io.eenjakarta.simulator.SimulatorSettings.DEMO_CLIENT_SECRET;
import static io.eenjakarta.simulator.SimulatorSettings.DEMO_SECOND_SECRET;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The client's secret under load: first it changes from the current one to the next, which all nodes know; then for five
 * minutes of the provider's clock it is one that nobody knows.
 */
final class SecretScenario implements Scenario {

    private static final int BUSY = 20;
    private static final int CALLS_PER_SECOND = 30;
    private static final int MINUTES = 5;
    private static final Duration A_MINUTE = Duration.ofSeconds(2);
    private static final Duration CHANGED = Duration.ofSeconds(8);
    private static final Duration RECOVERED = Duration.ofSeconds(60);
    private static final String CODE = "EEN-TOKEN-02";
    private static final String ADVICE = "Check client-id";

    private final Cluster cluster;
    private final Balancer balancer;
    private final List<String> failures = new ArrayList<>();
    private final JsonObjectBuilder figures = Json.createObjectBuilder();

    SecretScenario(Cluster cluster) {
        this.cluster = cluster;
        this.balancer = new Balancer(cluster);
    }

    @Override
    public String name() {
        return "secret";
    }

    @Override
    public Outcome play() throws IOException, InterruptedException, SQLException {
        changed();
        wrong();
        InvariantChecker.check(cluster.evidence()).violations().forEach(broken -> failures.add(broken.toString()));
        return new Outcome(figures.build(), failures);
    }

    private void changed() {
        List<Call> calls;
        try (Load load = load()) {
            Waiting.pause(A_MINUTE);
            cluster.provider().acceptSecrets(DEMO_SECOND_SECRET, null);
            Waiting.pause(CHANGED);
            calls = load.finish();
        }
        cluster.provider().acceptSecrets(DEMO_CLIENT_SECRET, DEMO_SECOND_SECRET);
        long failed = calls.stream().filter(call -> !call.ok()).count();
        figures.add("next_secret_calls", calls.size()).add("next_secret_failed_calls", failed);
        if (failed > 0) {
            failures.add(failed + " of " + calls.size() + " calls failed while the secret changed to the next");
        }
    }

    private void wrong() throws IOException, InterruptedException {
        long ups = 0;
        long causes = 0;
        long asked = 0;
        List<Call> calls;
        long recovery;
        try (Load load = load()) {
            cluster.provider().acceptSecrets("SecretThatNobodyKnows", null);
            for (int minute = 0; minute < MINUTES; minute++) {
                cluster.provider().clock().advance(Duration.ofMinutes(1));
                Waiting.pause(A_MINUTE);
                for (Node node : minute < 2 ? List.<Node>of() : cluster.nodes()) {
                    HttpResponse<String> health = health(node);
                    asked++;
                    ups += health.statusCode() == 200 ? 1 : 0;
                    causes += health.body().contains(CODE) ? 1 : 0;
                }
            }
            cluster.provider().acceptSecrets(DEMO_CLIENT_SECRET, DEMO_SECOND_SECRET);
            long right = System.nanoTime();
            boolean recovered = Waiting.until(
                    () -> cluster.nodes().stream().allMatch(node -> balancer.status(node, someone()) == 200),
                    RECOVERED);
            recovery = Duration.ofNanos(System.nanoTime() - right).toMillis();
            if (!recovered) {
                failures.add("no recovery after a wrong secret");
            }
            calls = load.finish();
        }
        Load.settle(cluster, balancer).forEach(grant -> failures.add("grant " + grant + " does not come back"));
        judge(asked, ups, causes, calls, recovery);
    }

    private void judge(long asked, long ups, long causes, List<Call> calls, long recovery) throws IOException {
        long signIns = calls.stream().filter(Call::signInAgain).count();
        boolean logged = cluster.logged(CODE, ADVICE) > 0;
        figures.add("wrong_secret_calls", calls.size())
                .add(
                        "wrong_secret_unavailable_503",
                        calls.stream().filter(Call::unavailable).count())
                .add("wrong_secret_user_visible_401", signIns)
                .add("wrong_secret_readiness_up", asked == ups)
                .add("wrong_secret_cause_in_health", causes + " of " + asked)
                .add("wrong_secret_cause_in_log", logged)
                .add("wrong_secret_recovery_ms", recovery);
        if (asked != ups) {
            failures.add("readiness was down " + (asked - ups) + " times because of a wrong secret");
        }
        if (causes == 0) {
            failures.add("health does not say " + CODE);
        }
        if (!logged) {
            failures.add("no log has " + CODE + " with its advice");
        }
        if (signIns > 0) {
            failures.add(signIns + " calls were sent to sign in because of a wrong secret");
        }
    }

    private Load load() {
        return new Load(cluster, balancer, cluster.guests(), BUSY, CALLS_PER_SECOND);
    }

    private Guest.Stay someone() {
        return cluster.guests().get(0).stay();
    }

    private HttpResponse<String> health(Node node) throws IOException, InterruptedException {
        return cluster.http().send(HttpRequest.newBuilder(node.health()).build(), BodyHandlers.ofString());
    }
}
