package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Troubles;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Entries on their way, with real threads: none waits, none is lost, none comes twice. */
class AuditQueueTest {

    private static final Duration SHORT = Duration.ofSeconds(20);

    @RegisterExtension
    final LogLines log = new LogLines();

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final AuditQueue queue = new AuditQueue(new Troubles(Clock.systemUTC()), executor, scheduler, 0);
    private final Queue<String> written = new ConcurrentLinkedQueue<>();
    private final AtomicInteger largest = new AtomicInteger();

    @AfterEach
    void stopThreads() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }

    @Test
    void takesEntriesOfManyThreadsWhileTheDatabaseFailsNowAndThen() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        AtomicInteger writers = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        queue.writeTo(batch -> {
            atOnce.accumulateAndGet(writers.incrementAndGet(), Math::max);
            try {
                if (turns.incrementAndGet() % 20 == 2) {
                    throw new VaultException.Unavailable("away", new SQLException());
                }
                return write(batch);
            } finally {
                writers.decrementAndGet();
            }
        });
        List<Callable<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String thread = "t" + i + "-";
            threads.add(() -> {
                for (int n = 0; n < 500; n++) {
                    queue.add(entry(thread + n));
                }
                return null;
            });
        }
        for (Future<Void> thread : executor.invokeAll(threads)) {
            thread.get();
        }
        await(4_000);
        assertEquals(4_000, new HashSet<>(written).size());
        assertEquals(0, queue.lost());
        assertTrue(largest.get() <= AuditQueue.BATCH, "largest batch " + largest);
        assertEquals(1, atOnce.get());
        assertTrue(turns.get() > 2, "turns " + turns);
    }

    @Test
    void keepsNobodyWaitingWhileTheDatabaseHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        queue.writeTo(batch -> {
            hanging.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return write(batch);
        });
        queue.add(entry("first"));
        assertTrue(hanging.await(20, TimeUnit.SECONDS));
        assertTimeoutPreemptively(SHORT, () -> {
            for (int i = 0; i < AuditQueue.MOST + 3; i++) {
                queue.add(entry("e" + i));
            }
        });
        assertEquals(3, queue.lost());
        over.countDown();
        await(AuditQueue.MOST + 1);
    }

    @Test
    void triesAgainWhenThereIsNoThread() {
        AtomicInteger refusals = new AtomicInteger();
        AuditQueue poor = new AuditQueue(
                new Troubles(Clock.systemUTC()),
                task -> {
                    if (refusals.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    task.run();
                },
                scheduler,
                0);
        poor.writeTo(this::write);
        poor.add(entry("late"));
        await(1);
        assertEquals(2, refusals.get());
    }

    @Test
    void letsEntriesGatherAndWritesThemAtOnceWhenItStops() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        try {
            AuditQueue slow = new AuditQueue(new Troubles(Clock.systemUTC()), Runnable::run, timers, 3_600_000);
            slow.writeTo(this::write);
            slow.add(entry("one"));
            slow.add(entry("two"));
            assertEquals(List.of(), List.copyOf(written));
            assertEquals(1, timers.getQueue().size());
            slow.stop();
            assertEquals(List.of("one", "two"), List.copyOf(written));
            assertEquals(2, largest.get());
        } finally {
            timers.shutdownNow();
        }
    }

    @Test
    void writesWhatHasGatheredAgainAndAgain() {
        AuditQueue quick = new AuditQueue(new Troubles(Clock.systemUTC()), executor, scheduler, 20);
        quick.writeTo(this::write);
        for (int i = 1; i <= 3; i++) {
            quick.add(entry("e" + i));
            await(i);
        }
    }

    @Test
    void leavesNoTimerBehindWhenItStops() {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
        try {
            AuditQueue last = new AuditQueue(new Troubles(Clock.systemUTC()), Runnable::run, timers, 0);
            boolean[] away = {true};
            last.writeTo(batch -> {
                if (away[0]) {
                    throw new VaultException.Unavailable("away", new SQLException());
                }
                return write(batch);
            });
            last.add(entry("waits"));
            assertEquals(1, timers.getQueue().size());
            away[0] = false;
            last.stop();
            timers.purge();
            assertEquals(0, timers.getQueue().size());
            assertEquals(List.of("waits"), List.copyOf(written));
        } finally {
            timers.shutdownNow();
        }
    }

    private int write(List<AuditEntry> batch) {
        largest.accumulateAndGet(batch.size(), Math::max);
        batch.forEach(entry -> written.add(entry.id()));
        return 0;
    }

    private static AuditEntry entry(String id) {
        return new AuditEntry(id, Grants.NOW, Occurrence.of(Act.ROTATED));
    }

    private void await(int count) {
        long began = System.nanoTime();
        while (written.size() < count) {
            assertTrue(System.nanoTime() - began < SHORT.toNanos(), "written " + written.size());

            Database.pause();
        }
        assertEquals(count, written.size());
    }
}
