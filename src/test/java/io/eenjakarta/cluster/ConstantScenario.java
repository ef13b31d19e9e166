package io.eenjakarta.cluster;

import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.SocketFault;
import io.eenjakarta.vault.GrantStatus;
import jakarta.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The same for grants whose refresh token stays: nodes die in the middle of a refresh, and answers are dropped. Sending such a
 * token twice harms nobody, so no grant may end; but each refresh is one request, and only those whose answer was lost come
 * on top.
 */
final class ConstantScenario implements Scenario {

    private static final int GUESTS = 12;
    private static final int CALLS_PER_SECOND = 30;
    private static final int DROPS = 3;
    private static final int CALLERS = 300;
    private static final Duration BETWEEN_DROPS = Duration.ofSeconds(3);
    private static final Duration LONG_LIFE = Duration.ofMinutes(2);
    private static final List<CrashPoint> POINTS = List.of(CrashPoint.AFTER_TX1, CrashPoint.REPLY_READ);

    private final Cluster cluster;
    private final Balancer balancer;
    private final List<String> failures = new ArrayList<>();

    ConstantScenario(Cluster cluster) {
        this.cluster = cluster;
        this.balancer = new Balancer(cluster);
    }

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Outcome play() throws IOException, SQLException {
        List<DemoData.User> users = cluster.cameraManager().settings().data().users();
        List<Guest> guests = new ArrayList<>();
        for (int i = 0; i < GUESTS; i++) {
            Guest guest = new Guest("cameramanager", users.get(i % users.size()));
            cluster.signIn(guest);
            guests.add(guest);
        }
        List<Call> calls;
        int kills;
        try (Load load = new Load(cluster, balancer, guests, GUESTS, CALLS_PER_SECOND)) {
            Assault assault = new Assault(cluster, balancer, load);
            for (int i = 0; i < POINTS.size(); i++) {
                assault.kill(cluster.nodes().get(i + 1), POINTS.get(i));
            }
            for (int i = 0; i < DROPS; i++) {
                cluster.cameraManager().faults().next(EndPoint.TOKEN_REFRESH).socket(SocketFault.CLOSE_AFTER_COMMIT);
                Waiting.pause(BETWEEN_DROPS);
            }
            kills = POINTS.size() - assault.missed();
            calls = load.finish();
        }
        cluster.cameraManager().faults().clear();
        Load.settle(cluster, balancer, guests).forEach(grant -> failures.add("grant " + grant + " does not come back"));
        long signIns = calls.stream().filter(Call::signInAgain).count();
        if (signIns > 0) {
            failures.add(signIns + " calls were sent to sign in");
        }
        if (kills < POINTS.size()) {
            failures.add("only " + kills + " nodes were killed in a refresh");
        }
        int onTop = onTop(kills);
        int posts = atExpiry(guests.get(0));
        return new Outcome(
                Json.createObjectBuilder()
                        .add("kills", kills)
                        .add("drops", DROPS)
                        .add("refreshes", refreshes())
                        .add("refreshes_on_top", onTop)
                        .add("calls", calls.size())
                        .add("user_visible_401", signIns)
                        .add(
                                "unavailable_503",
                                calls.stream().filter(Call::unavailable).count())
                        .add("callers_at_expiry", CALLERS)
                        .add("token_posts_at_expiry", posts)
                        .build(),
                failures);
    }

    /** Refreshes whose tokens are in no row: as many as there were answers that got lost, at most. */
    private int onTop(int kills) throws SQLException {
        int rotations = 0;
        for (VaultRow row : cluster.vault().rows("cameramanager")) {
            rotations += row.generation() - 1;
            if (row.status() == GrantStatus.NEEDS_LOGIN) {
                failures.add("grant " + row.grant() + " died: " + row.reason());
            }
        }
        int onTop = refreshes() - rotations;
        if (onTop > kills + DROPS) {
            failures.add(onTop + " refreshes too many, with " + (kills + DROPS) + " answers lost");
        }
        return onTop;
    }

    private int refreshes() {
        return cluster.cameraManager().posts().refreshPosts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many refreshes many callers of one grant cause, on all nodes, when its access token is dead. */
    private int atExpiry(Guest guest) throws SQLException {
        cluster.cameraManager().book().accessTokensLive(LONG_LIFE);
        Waiting.pause(Cluster.TOKEN_LIFE);
        cluster.nodes().forEach(node -> Waiting.until(() -> balancer.status(node, guest.stay()) == 200, Cluster.LEASE));
        Map<String, Integer> before = cluster.cameraManager().posts().refreshPosts();
        cluster.cameraManager().book().killAccessTokens();
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Node node = cluster.nodes().get(i % Cluster.NODES);
            answers.add(cluster.http()
                    .sendAsync(
                            guest.stay()
                                    .ask(node.address().resolve(Balancer.PAGE))
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            BodyHandlers.discarding())
                    .handle((answer, failed) -> failed == null ? answer.statusCode() : 0));
        }
        List<Integer> bad = answers.stream()
                .map(CompletableFuture::join)
                .filter(status -> status != 200)
                .toList();
        int posts = refreshes()
                - before.values().stream().mapToInt(Integer::intValue).sum();
        if (!bad.isEmpty()) {
            failures.add(bad.size() + " of " + CALLERS + " callers got no page: " + bad);
        }
        if (posts != 1) {
            failures.add(posts + " refreshes at expiry instead of 1");
        }
        cluster.cameraManager().book().accessTokensLive(Cluster.TOKEN_LIFE);
        return posts;
    }
}
