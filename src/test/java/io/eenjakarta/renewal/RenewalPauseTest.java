package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After a failure nobody asks again for a moment; callers who go away or find no thread disturb nobody. */
class RenewalPauseTest {

    private static final Duration HALF_OF_THE_CACHE_AGE = Duration.ofMillis(2_500);

    private final RenewalBench bench = new RenewalBench();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT0.5S, PT1S", "-PT5S, PT1S", "PT7S, PT7S", "PT5M, PT5M", "PT24H, PT5M"})
    void waitsWhatTheProviderAskedForBetweenASecondAndFiveMinutes(Duration asked, Duration waited) {
        Answer.next(bench.tokens, token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(asked)));
        var e = assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(Optional.of(asked), e.retryAfter());
        bench.clock.advance(waited.minusMillis(1));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(1, bench.tokens.sent.size());
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void pausesForThatGrantAlone() {
        GrantId other = bench.open();
        Answer.next(bench.tokens, Answer.BUSY);
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(2, bench.renewal.renewed(other, 1).generation());
    }

    @Test
    void sendsOnceForAllWhoWaitForTheSameFailure() {
        CountDownLatch open = new CountDownLatch(1);
        bench.tokens.answer = token -> {
            ScriptedTokens.await(open);
            return Answer.BUSY.apply(token);
        };
        List<Thread> threads = new ArrayList<>();
        Queue<GrantException> said = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 100; i++) {
            Thread caller = new Thread(
                    () -> said.add(assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1))));
            caller.start();
            threads.add(caller);
        }
        threads.forEach(each -> Eventually.holds(() -> each.getState() == Thread.State.TIMED_WAITING));
        open.countDown();
        Eventually.holds(() -> said.size() == threads.size());
        assertEquals(1, bench.tokens.sent.size());
    }

    @RepeatedTest(40)
    void sendsOnceForAllWhoMeetTheSameFailureWhileItComes() {
        bench.tokens.answer = Answer.BUSY;
        CountDownLatch allAsked = new CountDownLatch(100);
        bench.tokens.beforeAnswer = () -> ScriptedTokens.await(allAsked);
        List<CompletableFuture<Grant>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            callers.add(CompletableFuture.supplyAsync(
                    () -> {
                        allAsked.countDown();
                        return bench.renewal.renewed(id, 1);
                    },
                    bench.executor));
        }
        for (CompletableFuture<Grant> caller : callers) {
            var e = assertThrows(CompletionException.class, caller::join);
            assertInstanceOf(GrantException.TryLater.class, e.getCause());
        }
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void letsALivingTokenServeOthersAfterOneCallersRefusalLedToNothing() {
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        bench.tokens.answer = Answer.BUSY;
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(1, bench.renewal.current(id).generation());
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    @Requirement("P11")
    void letsALivingTokenServeForAsLongAsTheProviderAsksForPeace() {
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(59));
        Answer.next(
                bench.tokens,
                token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofSeconds(40))));
        for (int second = 0; second < 40; second++) {
            assertEquals(1, bench.renewal.current(id).generation());
            bench.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(1, bench.tokens.sent.size());
        assertEquals(2, bench.renewal.current(id).generation());
    }

    @Test
    void triesOnceMoreWhenALivingTokenDiesBeforeThePeaceIsOver() {
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        Answer.next(
                bench.tokens,
                token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofMinutes(10))));
        assertEquals(1, bench.renewal.current(id).generation());
        bench.clock.advance(Duration.ofSeconds(30));
        assertEquals(2, bench.renewal.current(id).generation());
    }

    @Test
    void tellsAnInterruptedCallerToTryLaterAndKeepsItInterrupted() throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        bench.tokens.beforeAnswer = () -> {
            sending.countDown();
            ScriptedTokens.await(open);
        };
        FutureTask<Grant> patient = Eventually.started(() -> bench.renewal.renewed(id, 1));
        ScriptedTokens.await(sending);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread impatient = new Thread(() -> {
            Thread.currentThread().interrupt();
            assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        impatient.start();
        impatient.join();
        assertTrue(stillInterrupted.get());
        open.countDown();
        assertEquals(2, patient.get().generation());
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void isNotStuckAfterTheServerHadNoThread() {
        AtomicBoolean full = new AtomicBoolean(true);
        Renewal crowded = bench.renewalOn(task -> {
            if (full.get()) {
                throw new RejectedExecutionException("no room");
            }
            bench.executor.execute(task);
        });
        assertThrows(RuntimeException.class, () -> crowded.renewed(id, 1));
        assertEquals(List.of(), bench.tokens.sent);
        full.set(false);
        assertEquals(2, crowded.renewed(id, 1).generation());
    }

    @Test
    void letsALivingTokenServeWhenTheServerHasNoThreadToReadItAgain() {
        Queue<Runnable> background = new ArrayDeque<>();
        AtomicBoolean full = new AtomicBoolean(true);
        Renewal crowded = bench.renewalOn(task -> {
            if (full.get()) {
                throw new InternalError("no native thread");
            }
            background.add(task);
        });
        crowded.current(id);
        bench.clock.advance(HALF_OF_THE_CACHE_AGE);
        assertEquals(1, crowded.current(id).generation());
        full.set(false);
        crowded.current(id);
        assertEquals(1, background.size(), "it is tried again");
    }

    @Test
    void letsALivingTokenServeWhenTheServerHasNoThreadToRotateIt() {
        Renewal crowded = bench.renewalOn(task -> {
            throw new RejectedExecutionException("no room");
        });
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        assertEquals(1, crowded.current(id).generation());
        assertEquals(List.of(), bench.tokens.sent);
    }
}
