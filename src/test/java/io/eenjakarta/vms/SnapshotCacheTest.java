package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.GrantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SnapshotCacheTest {

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final SnapshotCache.Key DOOR = key("g", "door");
    private static final int MOST = 256;

    private volatile Instant now = Bench.NOW;
    private final AtomicInteger made = new AtomicInteger();
    private final SnapshotCache cache = new SnapshotCache(AGE, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void showsAPictureAgainUntilItIsTooOld() {
        LiveImage first = cache.image(DOOR, this::make);
        now = now.plus(AGE).minusMillis(1);
        assertSame(first, cache.image(DOOR, this::make));
        now = now.plusMillis(1);
        LiveImage second = cache.image(DOOR, this::make);
        assertNotSame(first, second);
        assertSame(second, cache.image(DOOR, this::make));
        assertEquals(2, made.get());
    }

    @Test
    void takesNoPictureForYoungWhenTheClockJumpsBack() {
        cache.image(DOOR, this::make);
        now = now.minusSeconds(3600);
        cache.image(DOOR, this::make);
        assertEquals(2, made.get());
    }

    @Test
    void makesOneForManyWhoAskAtATime() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        List<CompletableFuture<LiveImage>> callers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            CompletableFuture<LiveImage> caller = new CompletableFuture<>();
            callers.add(caller);
            Thread thread = new Thread(() -> caller.complete(cache.image(DOOR, () -> {
                begun.countDown();
                await(open);
                return make();
            })));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        assertEquals(1, made(cache, key("g", "yard")), "others are not held up");
        open.countDown();
        LiveImage first = callers.get(0).get(20, TimeUnit.SECONDS);
        for (CompletableFuture<LiveImage> caller : callers) {
            assertSame(first, caller.get(20, TimeUnit.SECONDS));
        }
        assertEquals(2, made.get());
    }

    @Test
    void keepsNoFailureAndThrowsIt() {
        VmsException.NotFound failure = new VmsException.NotFound(new ApiFault(404, "", "", ""));
        assertSame(
                failure,
                assertThrows(
                        VmsException.NotFound.class,
                        () -> cache.image(DOOR, () -> {
                            throw failure;
                        })));
        cache.image(DOOR, this::make);
        cache.image(DOOR, this::make);
        assertEquals(1, made.get());
    }

    @Test
    void makesOneHoweverLongThatTakesAndCountsItsAgeFromThen() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        CompletableFuture<LiveImage> slow = slowly(begun, open, this::make);
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        now = now.plus(AGE.multipliedBy(3));
        CompletableFuture<LiveImage> late = new CompletableFuture<>();
        Thread thread = new Thread(() -> late.complete(cache.image(DOOR, this::make)));
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        open.countDown();
        LiveImage first = slow.get(20, TimeUnit.SECONDS);
        assertSame(first, late.get(20, TimeUnit.SECONDS));
        now = now.plus(AGE).minusMillis(1);
        assertSame(first, cache.image(DOOR, this::make));
        now = now.plusMillis(1);
        assertNotSame(first, cache.image(DOOR, this::make));
        assertEquals(2, made.get());
    }

    @Test
    void letsALateFailureTakeNoYoungerPictureAway() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        CompletableFuture<LiveImage> slow = slowly(begun, open, () -> {
            throw new VmsException.NotFound(new ApiFault(404, "", "", ""));
        });
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        for (int i = 0; i < MOST; i++) {
            cache.image(key("g", "camera " + i), this::make);
        }
        LiveImage younger = cache.image(DOOR, this::make);
        open.countDown();
        assertThrows(ExecutionException.class, () -> slow.get(20, TimeUnit.SECONDS));
        assertSame(younger, cache.image(DOOR, this::make));
    }

    @Test
    void holdsNothingThatIsTooOldWhenTheNextOneIsMade() {
        cache.image(DOOR, this::make);
        cache.image(key("g", "yard"), this::make);
        assertEquals(2, cache.size());
        now = now.plus(AGE);
        cache.image(key("h", "gate"), this::make);
        assertEquals(1, cache.size());
    }

    @Test
    void holdsSomeMegabytesTheLastUsed() {
        LiveImage kept = cache.image(DOOR, this::make);
        for (int i = 1; i <= 8; i++) {
            cache.image(key("g", "camera " + i), () -> new LiveImage(new byte[4 * 1024 * 1024 - 1], Optional.empty()));
            assertSame(kept, cache.image(DOOR, this::make));
        }
        assertEquals(9, cache.size());
        cache.image(key("g", "a few more bytes"), () -> new LiveImage(new byte[8], Optional.empty()));
        assertEquals(9, cache.size());
        assertSame(kept, cache.image(DOOR, this::make));
        int before = made.get();
        cache.image(key("g", "camera 2"), this::make);
        assertEquals(before, made.get());
        cache.image(key("g", "camera 1"), this::make);
        assertEquals(before + 1, made.get(), "the one that was used longest ago is gone");
    }

    @Test
    void showsNobodyThePictureOfAnotherGrantOrCamera() {
        LiveImage mine = cache.image(DOOR, this::make);
        assertNotSame(mine, cache.image(key("h", "door"), this::make));
        assertNotSame(mine, cache.image(key("g", "yard"), this::make));
        assertSame(mine, cache.image(DOOR, this::make));
    }

    @Test
    void holdsAFewHundredTheLastUsed() {
        LiveImage kept = cache.image(DOOR, this::make);
        for (int i = 1; i < MOST; i++) {
            cache.image(key("g", "camera " + i), this::make);
        }
        assertSame(kept, cache.image(DOOR, this::make));
        cache.image(key("g", "one more"), this::make);
        assertSame(kept, cache.image(DOOR, this::make), "used a moment ago");
        int before = made.get();
        cache.image(key("g", "camera 1"), this::make);
        assertEquals(before + 1, made.get(), "the one that was used longest ago is gone");
    }

    private CompletableFuture<LiveImage> slowly(CountDownLatch begun, CountDownLatch open, Supplier<LiveImage> then) {
        return CompletableFuture.supplyAsync(
                () -> cache.image(DOOR, () -> {
                    begun.countDown();
                    await(open);
                    return then.get();
                }),
                Bench.THREADS);
    }

    private int made(SnapshotCache of, SnapshotCache.Key key) {
        of.image(key, this::make);
        return made.get();
    }

    private LiveImage make() {
        return new LiveImage(new byte[] {(byte) made.incrementAndGet()}, Optional.empty());
    }

    private static SnapshotCache.Key key(String grant, String camera) {
        return new SnapshotCache.Key(new GrantId(grant), camera);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the latch");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
