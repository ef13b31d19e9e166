package io.eenjakarta.cluster;

import io.eenjakarta.simulator.TokenPost;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Callers of one grant, a thousand on all nodes, at the moment when its access token ends. */
final class CallersScenario implements Scenario {

    private static final int CALLERS = 1_000;
    private static final Duration LONG_LIFE = Duration.ofMinutes(2);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(4);
    private static final Duration TOKEN_END_POINT = Duration.ofMillis(300);
    private static final Duration TIME_OUT = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Guest guest;
    private final int callers;
    private final List<Node> nodes;

    CallersScenario(Cluster cluster) {
        this(cluster, CALLERS, Cluster.NODES);
    }

    /** So many callers, on the first so many nodes. */
    CallersScenario(Cluster cluster, int callers, int nodes) {
        this.cluster = cluster;
        this.guest = cluster.guests().get(0);
        this.callers = callers;
        this.nodes = cluster.nodes().subList(0, nodes);
    }

    private record Answer(int status, Duration took) {}

    /**
     * The same callers twice.
     *
     * @param quiet while the token lives
     * @param expired when it has ended
     * @param posts refreshes that the provider was asked for then
     */
    private record Meeting(List<Answer> quiet, List<Answer> expired, int posts) {}

    @Override
    public String name() {
        return "callers";
    }

    @Override
    public Outcome play() {
        Meeting met = meet();
        List<String> failures = new ArrayList<>();
        if (met.posts() != 1) {
            failures.add(met.posts() + " token POSTs instead of 1");
        }
        for (List<Answer> answers : List.of(met.quiet(), met.expired())) {
            long bad = bad(answers);
            if (bad > 0) {
                failures.add(bad + " of " + callers + " callers got no page");
            }
        }
        return new Outcome(figures(met.quiet(), met.expired(), met.posts()).build(), failures);
    }

    /** The same in short. */
    ExpiryRound round() {
        Meeting met = meet();
        return new ExpiryRound(
                callers, nodes.size(), met.posts(), times(met.expired()).p99(), (int) bad(met.expired()));
    }

    private Meeting meet() {
        newToken(LONG_LIFE);
        callers();
        List<Answer> quiet = callers();
        newToken(SHORT_LIFE);
        cluster.provider().book().accessTokensLive(LONG_LIFE);
        cluster.nodes().forEach(node -> node.wire().delay(TOKEN_END_POINT));
        Waiting.pause(SHORT_LIFE);
        int before = refreshes().size();
        List<Answer> expired = callers();
        int posts = refreshes().size() - before;
        cluster.nodes().forEach(node -> node.wire().delay(Duration.ZERO));
        cluster.provider().book().accessTokensLive(Cluster.TOKEN_LIFE);
        return new Meeting(quiet, expired, posts);
    }

    private static long bad(List<Answer> answers) {
        return answers.stream().filter(answer -> answer.status() != 200).count();
    }

    private JsonObjectBuilder figures(List<Answer> quiet, List<Answer> expired, int posts) {
        Percentiles still = times(quiet);
        Percentiles waiting = times(expired);
        double ratio = waiting.p99() / (still.p99() + TOKEN_END_POINT.toMillis());
        JsonObjectBuilder figures = Json.createObjectBuilder()
                .add("callers", callers)
                .add("token_posts", posts)
                .add("token_end_point_ms", TOKEN_END_POINT.toMillis())
                .add("p99_ratio", Math.round(ratio * 100) / 100.0);
        Progress.add(figures, "quiet", still);
        Progress.add(figures, "at_expiry", waiting);
        return figures;
    }

    private static Percentiles times(List<Answer> answers) {
        return Percentiles.of(answers.stream().map(Answer::took).toList());
    }

    private List<TokenPost> refreshes() {
        return cluster.provider().posts().tokenPosts("refresh_token");
    }

    /** The guest gets an access token of this life, and every node has seen it. */
    private void newToken(Duration life) {
        cluster.provider().book().accessTokensLive(life);
        cluster.provider().book().killAccessTokens();
        Balancer balancer = new Balancer(cluster);
        for (Node node : cluster.nodes()) {
            Waiting.until(() -> balancer.status(node, guest.stay()) == 200, Cluster.LEASE);
        }
    }

    private List<Answer> callers() {
        List<CompletableFuture<Answer>> all = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Node node = nodes.get(i % nodes.size());
            HttpRequest request = guest.stay()
                    .ask(node.address().resolve(Balancer.PAGE))
                    .timeout(TIME_OUT)
                    .build();
            long began = System.nanoTime();
            all.add(cluster.http()
                    .sendAsync(request, BodyHandlers.discarding())
                    .handle((answer, failed) -> new Answer(
                            failed == null ? answer.statusCode() : 0, Duration.ofNanos(System.nanoTime() - began))));
        }
        return all.stream().map(CompletableFuture::join).toList();
    }
}
