package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider refuses our client's credentials: no grant is to blame, and none is bothered. */
class BreakerTest {

    private static final List<Duration> WAITS =
            Stream.of(5, 10, 20, 30, 30, 30).map(Duration::ofSeconds).toList();
    private static final Supplier<String> PROVIDER = () -> "een";
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final RenewalBench bench = new RenewalBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void letsOneTrialThroughPerBackOff() {
        Breaker breaker = new Breaker(bench.troubles, bench.audit, bench.clock);
        assertTrue(breaker.closedTo(PROVIDER).isEmpty());
        for (Duration wait : WAITS) {
            breaker.refused("een", "HTTP 401");
            bench.clock.advance(wait.minus(MOMENT));
            assertEquals("HTTP 401", breaker.closedTo(PROVIDER).orElseThrow());
            bench.clock.advance(MOMENT);
            assertTrue(breaker.closedTo(PROVIDER).isEmpty(), "a trial after " + wait);
            assertTrue(breaker.closedTo(PROVIDER).isPresent(), "one only");
        }
        breaker.accepted("een");
        assertTrue(breaker.closedTo(PROVIDER).isEmpty());
        breaker.refused("een", "HTTP 401");
        bench.clock.advance(WAITS.get(0));
        assertTrue(breaker.closedTo(PROVIDER).isEmpty(), "it begins anew");
    }

    @Test
    void tellsWhyAProviderIsStoppedAndTakesNoTrialForThat() {
        Breaker breaker = new Breaker(bench.troubles, bench.audit, bench.clock);
        assertEquals(Optional.empty(), breaker.stopped("een"));
        breaker.refused("een", "HTTP 401");
        bench.clock.advance(WAITS.get(0));
        assertEquals(Optional.of("HTTP 401"), breaker.stopped("een"));
        assertEquals(Optional.empty(), breaker.stopped("cameramanager"));
        assertTrue(breaker.closedTo(PROVIDER).isEmpty(), "the trial is still to be had");
        breaker.accepted("een");
        assertEquals(Optional.empty(), breaker.stopped("een"));
    }

    @Test
    void letsAnotherTrialThroughWhenThatOneDidNotTell() {
        Breaker breaker = new Breaker(bench.troubles, bench.audit, bench.clock);
        breaker.refused("een", "HTTP 401");
        for (int i = 0; i < 3; i++) {
            bench.clock.advance(WAITS.get(0));
            assertTrue(breaker.closedTo(PROVIDER).isEmpty());
            assertTrue(breaker.closedTo(PROVIDER).isPresent());
        }
    }

    @Test
    void doesNotStayOpenForAnHourWhenTheClockJumpsBack() {
        Breaker breaker = new Breaker(bench.troubles, bench.audit, bench.clock);
        breaker.refused("een", "HTTP 401");
        bench.clock.advance(Duration.ofHours(-1));
        assertTrue(breaker.closedTo(PROVIDER).isEmpty());
        assertTrue(breaker.closedTo(PROVIDER).isPresent());
        bench.clock.advance(WAITS.get(0));
        assertTrue(breaker.closedTo(PROVIDER).isEmpty());
    }

    @Test
    void stopsTheSendingsOfAllOthersAfterOne() {
        List<GrantId> ids = Stream.generate(bench::open).limit(100).toList();
        bench.tokens.answer = Answer.WRONG_CLIENT;
        for (GrantId id : ids) {
            assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
        }
        assertEquals(1, bench.tokens.sent.size());
        for (GrantId id : ids) {
            assertEquals(GrantStatus.ACTIVE, bench.vault.find(id).orElseThrow().status());
        }
    }

    @Test
    void sendsOnceForEachBackOffAndGoesOnForAllAfterTheFirstSuccess() {
        List<GrantId> ids = Stream.generate(bench::open).limit(20).toList();
        bench.tokens.answer = Answer.WRONG_CLIENT;
        for (int round = 0; round < WAITS.size(); round++) {
            for (GrantId id : ids) {
                assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
            }
            assertEquals(round + 1, bench.tokens.sent.size());
            bench.clock.advance(WAITS.get(round));
        }
        bench.tokens.answer = bench.tokens::rotated;
        ids.forEach(id -> assertEquals(2, bench.renewal.renewed(id, 1).generation()));
        assertEquals(WAITS.size() + 20, bench.tokens.sent.size());
    }

    @Test
    void countsRefusalsOfTheSameMomentAsOne() {
        List<GrantId> ids = Stream.generate(bench::open).limit(3).toList();
        CountDownLatch allSent = new CountDownLatch(3);
        bench.tokens.answer = token -> {
            allSent.countDown();
            ScriptedTokens.await(allSent);
            return Answer.WRONG_CLIENT.apply(token);
        };
        List<FutureTask<Grant>> callers = ids.stream()
                .map(id -> Eventually.started(() -> bench.renewal.renewed(id, 1)))
                .toList();
        callers.forEach(caller -> assertThrows(ExecutionException.class, caller::get));
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(WAITS.get(0));
        assertEquals(2, bench.renewal.renewed(ids.get(0), 1).generation());
    }

    @Test
    void stopsTheOthersAlthoughTheRightCouldNotBeGivenBack() {
        HookedVault vault = new HookedVault(bench.vault);
        Renewal node = bench.node(vault, Runnable::run).renewal();
        GrantId id = bench.open();
        GrantId other = bench.open();
        bench.tokens.answer = Answer.WRONG_CLIENT;
        vault.before(Call.RELEASE, () -> {
            throw HookedVault.unavailable();
        });
        assertThrows(GrantException.class, () -> node.renewed(id, 1));
        assertThrows(GrantException.Misconfigured.class, () -> node.renewed(other, 1));
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void letsLivingTokensServe() {
        GrantId fresh = bench.open();
        bench.clock.advance(Duration.ofSeconds(-45));
        GrantId due = bench.open();
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        GrantId blamed = bench.open();
        bench.tokens.answer = Answer.WRONG_CLIENT;
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(blamed, 1));
        assertEquals(1, bench.renewal.current(due).generation());
        assertEquals(1, bench.renewal.current(fresh).generation());
        assertEquals(1, bench.tokens.sent.size());
        bench.clock.advance(Duration.ofSeconds(30));
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.current(due));
        assertEquals(1, bench.renewal.current(fresh).generation());
    }

    @Test
    void showsTheTroubleUntilItIsOver() {
        GrantId id = bench.open();
        bench.tokens.answer = Answer.WRONG_CLIENT;
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
        Troubles.Trouble trouble = bench.troubles.now().get(LogCode.TOKEN_MISCONFIGURED);
        assertEquals("een: HTTP 401 invalid_client", trouble.detail());
        assertEquals(bench.clock.instant(), trouble.since());
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(WAITS.get(0));
        bench.renewal.renewed(id, 1);
        assertFalse(bench.troubles.now().containsKey(LogCode.TOKEN_MISCONFIGURED));
    }

    @Test
    void takesTheRefusalOfATokenForASuccessOfTheClient() {
        GrantId id = bench.open();
        GrantId other = bench.open();
        Answer.next(bench.tokens, Answer.WRONG_CLIENT, Answer.REFUSED);
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
        bench.clock.advance(WAITS.get(0));
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(2, bench.renewal.renewed(other, 1).generation());
        assertTrue(bench.troubles.now().isEmpty());
    }

    @Test
    void leavesOthersAloneWhenOnlyTheScopeIsWrong() {
        GrantId id = bench.open();
        GrantId other = bench.open();
        Answer.next(bench.tokens, Answer.WRONG_SCOPE);
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(2, bench.renewal.renewed(other, 1).generation());
        assertEquals(GrantStatus.ACTIVE, bench.vault.find(id).orElseThrow().status());
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void stillSeesWhatNodesWithBetterLuckHaveRotatedOrEnded() {
        GrantId blamed = bench.open();
        GrantId rotated = bench.open();
        GrantId ended = bench.open();
        Renewal lucky = bench.renewalOn(bench.executor);
        Answer.next(bench.tokens, Answer.WRONG_CLIENT);
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(blamed, 1));
        lucky.renewed(rotated, 1);
        lucky.end(ended);
        assertEquals(2, bench.renewal.renewed(rotated, 1).generation());
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(ended, 1));
        assertEquals(2, bench.tokens.sent.size());
    }
}
