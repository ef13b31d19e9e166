package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Grant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTurnsTest {

    private static final Grant GRANT = grant("one", "1106", "7");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final ExecutorService lookers = Executors.newCachedThreadPool();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch finish = new CountDownLatch(1);

    @AfterEach
    void letLookersGo() {
        lookers.shutdownNow();
    }

    @Test
    void letsTheNextOneInWhenOneIsDone() throws Exception {
        SnapshotTurns turns = new SnapshotTurns(LONG);
        List<Future<LiveImage>> looks = look(turns, SnapshotTurns.AT_A_TIME + 2);
        assertTrue(begun.tryAcquire(SnapshotTurns.AT_A_TIME, LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(0, begun.availablePermits());
        finish.countDown();
        for (Future<LiveImage> look : looks) {
            look.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        assertTrue(begun.tryAcquire(2), "those that waited");
    }

    @Test
    void tellsWhoeverWaitsTooLong() throws Exception {
        SnapshotTurns turns = new SnapshotTurns(Duration.ofMillis(1));
        look(turns, SnapshotTurns.AT_A_TIME);
        assertTrue(begun.tryAcquire(SnapshotTurns.AT_A_TIME, LONG.toSeconds(), TimeUnit.SECONDS));
        assertThrows(VmsException.Throttled.class, () -> turns.inTurn(GRANT, this::picture));
        assertEquals(0, begun.availablePermits());
        finish.countDown();
    }

    @Test
    void makesNobodyWaitForAnotherAccount() throws Exception {
        SnapshotTurns turns = new SnapshotTurns(Duration.ofMillis(1));
        look(turns, SnapshotTurns.AT_A_TIME);
        assertTrue(begun.tryAcquire(SnapshotTurns.AT_A_TIME, LONG.toSeconds(), TimeUnit.SECONDS));
        LiveImage picture = new LiveImage(new byte[0], Optional.empty());
        assertSame(picture, turns.inTurn(grant("two", "1107", "7"), () -> picture));
        assertSame(picture, turns.inTurn(FakeRenewal.grant("three", Optional.empty()), () -> picture));
        finish.countDown();
    }

    @Test
    void countsTheUsersOfAnAccountTogether() throws Exception {
        SnapshotTurns turns = new SnapshotTurns(Duration.ofMillis(1));
        look(turns, SnapshotTurns.AT_A_TIME);
        assertTrue(begun.tryAcquire(SnapshotTurns.AT_A_TIME, LONG.toSeconds(), TimeUnit.SECONDS));
        Grant colleague = grant("two", "1106", "8");
        assertThrows(VmsException.Throttled.class, () -> turns.inTurn(colleague, this::picture));
        finish.countDown();
    }

    @Test
    void keepsAUserApartWhoseAccountIsNotKnownYet() throws Exception {
        SnapshotTurns turns = new SnapshotTurns(Duration.ofMillis(1));
        Grant first = FakeRenewal.grant("one", Optional.empty());
        LiveImage picture = new LiveImage(new byte[0], Optional.empty());
        Grant second = FakeRenewal.grant("two", Optional.empty());
        assertSame(
                picture,
                turns.inTurn(
                        first,
                        () -> turns.inTurn(second, () -> {
                            assertEquals(2, turns.accounts());
                            return picture;
                        })));
    }

    @Test
    void remembersNobodyWhoHasGone() throws Exception {
        SnapshotTurns turns = new SnapshotTurns(LONG);
        List<Future<LiveImage>> looks = look(turns, SnapshotTurns.AT_A_TIME + 2);
        assertTrue(begun.tryAcquire(SnapshotTurns.AT_A_TIME, LONG.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, turns.accounts());
        finish.countDown();
        for (Future<LiveImage> look : looks) {
            look.get(LONG.toSeconds(), TimeUnit.SECONDS);
        }
        assertEquals(0, turns.accounts());
    }

    @Test
    void givesTheTurnBackAfterAFailure() {
        SnapshotTurns turns = new SnapshotTurns(Duration.ofMillis(1));
        IllegalStateException failure = new IllegalStateException("no picture");
        for (int i = 0; i <= SnapshotTurns.AT_A_TIME; i++) {
            assertSame(
                    failure,
                    assertThrows(
                            IllegalStateException.class,
                            () -> turns.inTurn(GRANT, () -> {
                                throw failure;
                            })));
        }
    }

    private List<Future<LiveImage>> look(SnapshotTurns turns, int times) {
        List<Future<LiveImage>> looks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            looks.add(lookers.submit(() -> turns.inTurn(GRANT, this::picture)));
        }
        return looks;
    }

    private static Grant grant(String id, String account, String user) {
        return FakeRenewal.grant(id, Optional.of(new Grant.Owner(account, user)));
    }

    private LiveImage picture() {
        begun.release();
        try {
            assertTrue(finish.await(LONG.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
