package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Ending;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When grants are kept alive: from a start of the application to its stop, turn after turn. */
class KeepAliveTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SPACING = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofMillis(200);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final HandScheduler scheduler = new HandScheduler();
    private final KeepAlive keepAlive = keepAlive(Runnable::run);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
        bench.close();
    }

    @Test
    void doesNothingBeforeItIsStarted() {
        assertEquals(0, scheduler.planned.size());
        assertEquals(List.of(), vault.calls);
        keepAlive.stop();
        keepAlive.start();
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void isStartedOnceHoweverManyNeedIt() {
        keepAlive.start();
        keepAlive.start();
        assertEquals(1, scheduler.planned.size());
        assertEquals(MINUTE, scheduler.planned.element().delay());
        assertEquals(List.of(), vault.calls, "and the start does not wait for the database");
    }

    @Test
    void saysSinceWhenItRunsAndWhenItLastLooked() {
        assertFalse(keepAlive.isStarted());
        assertEquals(Optional.empty(), keepAlive.startedAt());
        Instant began = bench.clock.instant();
        keepAlive.start();
        bench.clock.advance(MINUTE);
        assertTrue(keepAlive.isStarted());
        assertEquals(Optional.of(began), keepAlive.startedAt());
        assertEquals(Optional.empty(), keepAlive.lastTurn());
        vault.away = true;
        scheduler.run();
        assertEquals(Optional.of(began.plus(MINUTE)), keepAlive.lastTurn());
    }

    @Test
    void refreshesInTurnsAndNeverTwoAtATime() {
        due();
        keepAlive.start();
        scheduler.run();
        assertEquals(1, bench.tokens.sent.size());
        assertEquals(SPACING, scheduler.planned.element().delay());
        scheduler.run();
        assertEquals(2, bench.tokens.sent.size());
        assertEquals(1, vault.count(HookedVault.Call.RESTING));
        assertEquals(Ending.MARKS.size(), vault.count(HookedVault.Call.ENDING), "once for the batch");
        assertEquals(1, scheduler.planned.size());
        assertEquals(MINUTE, scheduler.planned.element().delay());
    }

    @Test
    void isNotStoppedBeforeTheRefreshUnderWayIsStored() throws Exception {
        due();
        List<FutureTask<Integer>> stops = new ArrayList<>();
        bench.tokens.beforeAnswer = () -> {
            stops.add(Eventually.started(() -> {
                keepAlive.stop();
                return bench.events.of(GrantRotated.class).size();
            }));
            LockSupport.parkNanos(A_WHILE.toNanos());
        };
        keepAlive.start();
        scheduler.run();
        assertEquals(1, stops.get(0).get());
        assertEquals(1, bench.tokens.sent.size());
        assertEquals(1, bench.events.of(GrantRotated.class).size(), "what was under way is stored");
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void takesItsTaskBackWhenTheApplicationStopsBetweenTwoRefreshes() {
        due();
        keepAlive.start();
        scheduler.run();
        keepAlive.stop();
        assertTrue(scheduler.planned.element().handle().isCancelled());
        scheduler.run();
        assertEquals(1, bench.tokens.sent.size(), "even if it had begun already");
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void endsWhenTheServerTakesNoTasksAnyMore() {
        due();
        keepAlive.start();
        bench.tokens.beforeAnswer = () -> scheduler.gone = true;
        scheduler.run();
        assertEquals(1, bench.tokens.sent.size());
        assertEquals(0, scheduler.planned.size());
        KeepAlive withoutThreads = keepAlive(task -> {
            throw new RejectedExecutionException("the application is stopping");
        });
        scheduler.gone = false;
        withoutThreads.start();
        scheduler.run();
        assertEquals(0, scheduler.planned.size());
    }

    @Test
    void goesOnAfterAnOutageOfTheDatabaseAndAfterWhatNobodyForesaw() {
        due();
        keepAlive.start();
        vault.away = true;
        scheduler.run();
        vault.away = false;
        vault.before(HookedVault.Call.RESTING, () -> {
            throw new IllegalStateException("nobody foresaw it");
        });
        scheduler.run();
        vault.before(HookedVault.Call.RESTING, () -> {});
        assertEquals(MINUTE, scheduler.planned.element().delay());
        scheduler.run();
        scheduler.run();
        assertEquals(2, bench.tokens.sent.size());
    }

    @Test
    void goesOnWhenThereWasNoThread() {
        boolean[] full = {true};
        KeepAlive other = keepAlive(task -> {
            if (full[0]) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
        });
        due();
        other.start();
        scheduler.run();
        full[0] = false;
        scheduler.run();
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void onlyAnnouncesEndsWhenItIsSwitchedOff() {
        KeepAlive off = keepAlive(Runnable::run, "een.keep-alive", "false");
        due();
        bench.clock.advance(Duration.ofDays(67));
        off.start();
        scheduler.run();
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(2, bench.events.of(GrantExpiring.class).size());
        assertEquals(MINUTE, scheduler.planned.element().delay());
    }

    @Test
    void announcesTheRestSoonWhenThereAreMany() {
        for (int i = 0; i < 60; i++) {
            bench.connect("r" + i);
        }
        KeepAlive off = keepAlive(Runnable::run, "een.keep-alive", "false");
        bench.clock.advance(Duration.ofDays(77));
        off.start();
        scheduler.run();
        assertTrue(scheduler.planned.element().delay().compareTo(SPACING) < 0);
        scheduler.run();
        assertEquals(60, bench.events.of(GrantExpiring.class).size());
    }

    @Test
    void leavesAGrantWithoutARefreshTokenAlone() {
        GrantId id = bench.connect("r1");
        bench.clock.advance(Duration.ofDays(10));
        vault.seen = KeepAliveTest::withoutRefreshToken;
        keepAlive.start();
        scheduler.run();
        assertEquals(GrantStatus.ACTIVE, bench.vault.find(id).orElseThrow().status());
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(List.of(), bench.vault.resting("een", 10), "nor found at each look");
    }

    private static Grant withoutRefreshToken(Grant grant) {
        TokenSet bare = new TokenSet(
                grant.tokens().accessToken(),
                Optional.empty(),
                grant.tokens().issuedAt(),
                Optional.empty(),
                Optional.empty());
        return new Grant(
                grant.id(),
                grant.kind(),
                grant.provider(),
                grant.owner(),
                grant.generation(),
                grant.status(),
                grant.reason(),
                bare,
                grant.firstLogin(),
                grant.lastRotation());
    }

    private void due() {
        bench.connect("r1");
        bench.connect("r2");
        bench.clock.advance(Duration.ofDays(10));
    }

    private KeepAlive keepAlive(Executor executor, String... more) {
        return bench.keepAlive(vault, executor, scheduler, more);
    }
}
