package io.eenjakarta.faults;

import io.eenjakarta.cluster.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts a server again whenever its process has ended, as an operator's service manager does. A few times at most. */
final class Keeper implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int MOST = 3;

    /**
     * An end of the process.
     *
     * @param at when it was seen, by {@link System#nanoTime}
     * @param time the same by the clock
     * @param value with what it ended
     */
    record End(long at, Instant time, int value) {}

    private final Node node;
    private final Clock clock;
    private final List<End> ends = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::keep, "keeper");

    /** Watches from now on. */
    Keeper(Node node, Clock clock) {
        this.node = node;
        this.clock = clock;
        thread.start();
    }

    /** The ends so far; after each of them the process has been started again, but for the last of too many. */
    List<End> ends() {
        return List.copyOf(ends);
    }

    private void keep() {
        try {
            while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS) && ends.size() < MOST) {
                if (!node.runs()) {
                    End end = new End(System.nanoTime(), clock.instant(), node.exitValue());
                    node.launch();
                    ends.add(end);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks until it watches no more; the server is left as it is. */
    @Override
    public void close() {
        over.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
