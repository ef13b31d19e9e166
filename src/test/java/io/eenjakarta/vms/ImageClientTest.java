package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageClientTest {

    private static final Duration DEADLINE = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    /** A client whose calls can hang until it is closed, as those of a body without an end do. */
    private static final class Line implements AutoCloseable {
        private final CountDownLatch closed = new CountDownLatch(1);

        private void hang() {
            try {
                assertTrue(closed.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("socket closed");
        }

        private boolean isClosed() {
            return closed.getCount() == 0;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private ImageClient<Line> client(Duration deadline) {
        return new ImageClient<>(
                () -> {
                    Line line = new Line();
                    return new ImageClient.Opened<>(line, line);
                },
                deadline,
                scheduler);
    }

    @Test
    void usesOneClientForAll() {
        ImageClient<Line> client = client(LONG);
        Line first = client.call((line, giveUp) -> line);
        assertSame(first, client.<Line>call((line, giveUp) -> line));
        assertThrows(
                IllegalArgumentException.class,
                () -> client.call((line, giveUp) -> {
                    throw new IllegalArgumentException();
                }));
        assertSame(first, client.<Line>call((line, giveUp) -> line));
        assertFalse(first.isClosed());
        client.close();
        assertTrue(first.isClosed());
        assertThrows(IllegalStateException.class, () -> client.call((line, giveUp) -> line));
    }

    @Test
    void endsACallThatIsLate() {
        ImageClient<Line> client = client(DEADLINE);
        VmsException.Unavailable late = assertThrows(
                VmsException.Unavailable.class,
                () -> client.call((line, giveUp) -> {
                    line.hang();
                    return line;
                }));
        assertEquals("deadline", late.reason());
        assertFalse(client.<Line>call((line, giveUp) -> line).isClosed());
    }

    @Test
    void letsOtherCallsEndFirst() throws Exception {
        ImageClient<Line> client = client(LONG);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(
                () -> client.call((line, giveUp) -> {
                    begun.countDown();
                    await(goOn);
                    return line.isClosed();
                }),
                Bench.THREADS);
        await(begun);
        Line givenUp = client.call((line, giveUp) -> {
            giveUp.run();
            return line;
        });
        Line next = client.call((line, giveUp) -> line);
        assertNotSame(givenUp, next, "no new call meets it");
        assertFalse(givenUp.isClosed());
        goOn.countDown();
        assertFalse(other.get(20, TimeUnit.SECONDS));
        assertTrue(givenUp.closed.await(20, TimeUnit.SECONDS));
        assertFalse(next.isClosed());
    }

    @Test
    void closesAtOnceWhatNobodyElseUses() {
        ImageClient<Line> client = client(LONG);
        Line givenUp = client.call((line, giveUp) -> {
            giveUp.run();
            giveUp.run();
            return line;
        });
        assertTrue(givenUp.isClosed());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
