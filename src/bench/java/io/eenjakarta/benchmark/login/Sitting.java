package io.eenjakarta.benchmark.login;

import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.simulator.DemoData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * People who sign in for a while, each as soon as the one before is in: with a new browser, by the provider's pages, to the
 * first page behind the login.
 *
 * @param start where each of them begins
 * @param end where each of them must arrive, with 200; the query does not count
 * @param users so many at a time
 */
record Sitting(URI start, URI end, int users) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger TURN = new AtomicInteger();

    /**
     * What came of it.
     *
     * @param took each sign-in, from the first request to the page
     * @param perSecond sign-ins
     * @param processor time of the server for a sign-in, without its just-in-time compiler
     * @param compiler time of that for a sign-in: a server that has run for long has none
     */
    record Outcome(List<Duration> took, double perSecond, Duration processor, Duration compiler) {}

    /** Blocks for the time, and for one sign-in of each at least. A sign-in that does not succeed is an exception. */
    Outcome run(LoginServer server, List<DemoData.User> people, Duration time)
            throws IOException, InterruptedException {
        Queue<Duration> took = new ConcurrentLinkedQueue<>();
        Duration compiler = server.compilerTime();
        ExecutorService threads = Executors.newFixedThreadPool(users);
        Duration processor = server.processorTime();
        long began = System.nanoTime();
        try {
            List<Future<?>> all = IntStream.range(0, users)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        do {
                            took.add(signIn(people.get(TURN.getAndIncrement() % people.size())));
                        } while (System.nanoTime() - began < time.toNanos());
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sign-in failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Duration used = server.processorTime().minus(processor);
        Duration compiled = server.compilerTime().minus(compiler);
        return new Outcome(
                List.copyOf(took),
                took.size() / seconds,
                used.minus(compiled).dividedBy(took.size()),
                compiled.dividedBy(took.size()));
    }

    private Duration signIn(DemoData.User user) throws Exception {
        long began = System.nanoTime();
        HttpResponse<String> answer = new Visitor(HTTP).enter(start, user.email(), user.password());
        if (answer.statusCode() != 200 || !answer.uri().getPath().equals(end.getPath())) {
            throw new IllegalStateException(
                    "ended at " + answer.uri().getPath() + " with " + answer.statusCode() + ": " + answer.body());
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
