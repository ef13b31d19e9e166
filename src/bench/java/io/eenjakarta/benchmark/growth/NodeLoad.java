package io.eenjakarta.benchmark.growth;

import io.eenjakarta.cluster.Balancer;
import io.eenjakarta.cluster.Cluster;
import io.eenjakarta.cluster.Guest;
import io.eenjakarta.cluster.Node;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Guests of a cluster who ask for the page that makes one API call, each time at any one of the first few nodes. */
final class NodeLoad implements AutoCloseable {

    private static final int BROWSERS = 6;
    private static final Duration TIME_OUT = Duration.ofSeconds(40);

    private final Cluster cluster;
    private final ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);

    NodeLoad(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Any guest, again and again. Blocks for the time; how many pages there were. An answer without one is an exception. */
    int during(Duration time, int nodes) {
        long end = System.nanoTime() + time.toNanos();
        return together(browser -> {
            int answered = 0;
            for (; System.nanoTime() < end; answered++) {
                call(any(cluster.guests()), nodes);
            }
            return answered;
        });
    }

    /** Each guest once. Blocks until all have their pages. */
    void once(int nodes) {
        AtomicInteger next = new AtomicInteger();
        together(browser -> {
            for (int i = next.getAndIncrement(); i < cluster.guests().size(); i = next.getAndIncrement()) {
                call(cluster.guests().get(i), nodes);
            }
            return 0;
        });
    }

    private int together(IntUnaryOperator work) {
        return IntStream.range(0, BROWSERS)
                .mapToObj(browser -> CompletableFuture.supplyAsync(() -> work.applyAsInt(browser), browsers))
                .toList()
                .stream()
                .mapToInt(CompletableFuture::join)
                .sum();
    }

    private void call(Guest guest, int nodes) {
        Node node = any(cluster.nodes().subList(0, nodes));
        try {
            int status = cluster.http()
                    .send(
                            guest.stay()
                                    .ask(node.address().resolve(Balancer.PAGE))
                                    .timeout(TIME_OUT)
                                    .header("X-Requested-With", "XMLHttpRequest")
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException(node.name() + " answers " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(node.name() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static <T> T any(List<T> all) {
        return all.get(ThreadLocalRandom.current().nextInt(all.size()));
    }

    @Override
    public void close() {
        browsers.shutdownNow();
    }
}
