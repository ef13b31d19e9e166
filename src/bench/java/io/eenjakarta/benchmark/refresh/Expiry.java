package io.eenjakarta.benchmark.refresh;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Callers of one login who all want to call the API at the same moment, after its access token has ended.
 *
 * @param callers how many, each on a thread of its own
 * @param nodes on how many nodes, in turn
 */
record Expiry(int callers, int nodes) {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int LONGEST = 90;

    /**
     * What came of it.
     *
     * @param posts refreshes that the provider was asked for
     * @param waits how long each caller who got an answer of the API had waited for the token
     * @param failures why callers got no answer of the API, and how many
     * @param signedIn whether the API can be called afterwards, by every node
     */
    record Outcome(int posts, List<Duration> waits, Map<String, Integer> failures, boolean signedIn) {

        int failed() {
            return failures.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private record Call(Duration waited, Optional<String> failure) {}

    /** Lets them all begin at the same time. Blocks until the last has its answer. */
    Outcome play(Provider provider, TokenKeeper.Login login) throws IOException, InterruptedException {
        for (int node = 0; node < nodes; node++) {
            login.look(node);
        }
        int before = provider.refreshes();
        List<Call> calls = calls(provider, login);
        int posts = provider.refreshes() - before;
        Map<String, Integer> failures = new TreeMap<>();
        calls.forEach(call -> call.failure().ifPresent(why -> failures.merge(why, 1, Integer::sum)));
        return new Outcome(
                posts,
                calls.stream()
                        .filter(call -> call.failure().isEmpty())
                        .map(Call::waited)
                        .toList(),
                failures,
                signedIn(provider, login));
    }

    private List<Call> calls(Provider provider, TokenKeeper.Login login) throws InterruptedException {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(callers, callers, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        CountDownLatch ready = new CountDownLatch(callers);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Call>> asked = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int node = i % nodes;
                asked.add(threads.submit(() -> {
                    ready.countDown();
                    start.await();
                    return call(provider, login, node);
                }));
            }
            ready.await();
            start.countDown();
            List<Call> calls = new ArrayList<>();
            for (Future<Call> one : asked) {
                calls.add(one.get());
            }
            return calls;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller did not end in order", e);
        } finally {
            threads.shutdownNow();
            if (!threads.awaitTermination(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("callers do not end");
            }
        }
    }

    private static Call call(Provider provider, TokenKeeper.Login login, int node) {
        long began = System.nanoTime();
        String token;
        try {
            token = login.token(node);
        } catch (Exception refused) {
            return new Call(since(began), Optional.of(reason(refused)));
        }
        Duration waited = since(began);
        try {
            int status = provider.call(token);
            return new Call(waited, status == 200 ? Optional.empty() : Optional.of("the API answers " + status));
        } catch (IOException e) {
            return new Call(
                    waited,
                    Optional.of("the API does not answer: " + e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Call(waited, Optional.of("interrupted"));
        }
    }

    private boolean signedIn(Provider provider, TokenKeeper.Login login) {
        for (int node = 0; node < nodes; node++) {
            if (call(provider, login, node).failure().isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Without what differs from one caller to the next. */
    private static String reason(Exception refused) {
        String message = String.valueOf(refused.getMessage());
        String first = message.lines().findFirst().orElse("").strip();
        String cut = first.length() > LONGEST ? first.substring(0, LONGEST) + "..." : first;
        return refused.getClass().getSimpleName() + ": " + cut;
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
