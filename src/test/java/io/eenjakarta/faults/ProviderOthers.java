package io.eenjakarta.faults;

import io.eenjakarta.cluster.Waiting;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The pages that need no provider, opened one after the other: whether they stay as quick as they were. */
final class ProviderOthers {

    private static final int ROUNDS = 5;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FaultBench bench;
    private final List<ProviderMeeting> quiet;
    private final List<ProviderMeeting> busy = Collections.synchronizedList(new ArrayList<>());

    /** Opens them a few times, while nothing is wrong. */
    ProviderOthers(FaultBench bench) {
        this.bench = bench;
        this.quiet = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            open(quiet);
        }
    }

    /** Opens each of them once, while something is wrong. */
    void open() {
        open(busy);
        Waiting.pause(PAUSE);
    }

    boolean allOk() {
        return busy.stream().allMatch(ProviderMeeting::ok);
    }

    /** In a few words. */
    String summary() {
        long failed = busy.stream().filter(met -> !met.ok()).count();
        return failed == 0 ? "as ever" : "failed " + failed + " times of " + busy.size();
    }

    /** How many times as long they take as in quiet, by the middle one of all. */
    double ratio() {
        return (double) middle(busy) / middle(quiet);
    }

    private void open(List<ProviderMeeting> met) {
        for (URI page : pages()) {
            HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
            met.add(ProviderMeeting.of(() -> bench.http().send(request, BodyHandlers.ofString())));
        }
    }

    /** The home page, and what the server says of its health, which WildFly says at its management port. */
    private List<URI> pages() {
        URI ready = bench.node().health();
        return List.of(bench.page("/"), ready.resolve("live"), ready);
    }

    private static long middle(List<ProviderMeeting> met) {
        List<Long> sorted =
                met.stream().map(one -> one.took().toNanos()).sorted().toList();
        return Math.max(1, sorted.get(sorted.size() / 2));
    }
}
