package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which generation a rotation leaves, and which it does not, where nodes, clocks and refusals come together. */
class RotationEdgesTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final RenewalBench.Node node = bench.node(vault, bench.executor);
    private final Rotation rotation = node.rotation();
    private final Sleeping patience = new Sleeping(new AtomicLong());
    private final Rotation waiting = new Rotation(
            vault,
            node.request(),
            node.unstored(),
            new Breaker(bench.troubles, bench.audit, bench.clock),
            RenewalBench.settings(),
            bench.clock,
            patience);

    @AfterEach
    void stop() {
        bench.close();
    }

    private Held held(GrantId id) {
        return Held.of(bench.vault.find(id).orElseThrow(), EARLY, bench.clock.millis());
    }

    private Held refused(GrantId id, int generation, Held known) {
        return rotation.rotate(id, generation, true, Optional.ofNullable(known));
    }

    @Test
    @Requirement("P5")
    void leavesAGenerationForOneRefusalAndNotForTheNextWithinFiveSeconds() {
        GrantId id = bench.open();
        Held second = refused(id, 1, held(id));
        assertEquals(2, second.grant().generation());
        assertTrue(second.afterRefusal());
        bench.clock.advance(Duration.ofMillis(4_999));
        assertSame(second, refused(id, 2, second));
        assertEquals(List.of("r"), bench.tokens.sent);
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(3, refused(id, 2, second).grant().generation());
    }

    @Test
    void leavesItForARefusalWhenTheApiHadTakenItBefore() {
        GrantId id = bench.open();
        Held second = refused(id, 1, held(id)).accepted();
        assertEquals(3, refused(id, 2, second).grant().generation());
    }

    @Test
    void leavesItWithinFiveSecondsWhenItHasEnded() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Granted(
                bench.tokens.set(token.value() + "+", Optional.of(Duration.ofSeconds(2))), Optional.empty());
        Held second = refused(id, 1, held(id));
        bench.clock.advance(Duration.ofMillis(1_999));
        assertSame(second, refused(id, 2, second));
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(3, refused(id, 2, second).grant().generation());
    }

    @Test
    void leavesItAfterAJumpBackOfTheClock() {
        GrantId id = bench.open();
        Held second = refused(id, 1, held(id));
        bench.clock.advance(Duration.ofMillis(-1));
        assertEquals(3, refused(id, 2, second).grant().generation());
    }

    @Test
    @Requirement("P1")
    void takesWhatAnotherNodeStoredInsteadOfWhatIsHopeless() {
        GrantId id = bench.open();
        Held second = refused(id, 1, held(id));
        Rotation elsewhere = bench.node(bench.vault, bench.executor).rotation();
        assertEquals(
                3, elsewhere.rotate(id, 2, true, Optional.of(held(id))).grant().generation());
        assertEquals(3, refused(id, 2, second).grant().generation());
        assertEquals(List.of("r", "r+"), bench.tokens.sent);
    }

    @Test
    void takesWhatAnotherNodeStoredWhileOurClientIsNotAccepted() {
        GrantId id = bench.open();
        GrantId other = bench.open("o", Optional.of(ScriptedTokens.LIFE));
        Held first = held(id);
        bench.tokens.answer = Answer.WRONG_CLIENT;
        assertThrows(GrantException.Misconfigured.class, () -> refused(other, 1, held(other)));
        bench.tokens.answer = bench.tokens::rotated;
        bench.node(bench.vault, bench.executor).rotation().rotate(id, 1, true, Optional.of(first));

        assertEquals(2, refused(id, 1, first).grant().generation());
        assertThrows(GrantException.Misconfigured.class, () -> refused(other, 1, held(other)));
        bench.vault.end(id);
        assertThrows(GrantException.NeedsLogin.class, () -> refused(id, 1, first));
        assertThrows(GrantException.NeedsLogin.class, () -> refused(id, 1, null));
        assertEquals(List.of("o", "r"), bench.tokens.sent);
    }

    @Test
    void servesALivingTokenThatWasOnlyDueWhileOurClientIsNotAccepted() {
        GrantId id = bench.open();
        GrantId other = bench.open("o", Optional.of(ScriptedTokens.LIFE));
        Held first = held(id);
        bench.tokens.answer = Answer.WRONG_CLIENT;
        assertThrows(GrantException.Misconfigured.class, () -> refused(other, 1, held(other)));
        Held again = rotation.rotate(id, 1, false, Optional.of(first));
        assertSame(first.grant(), again.grant());
        assertEquals(List.of("o"), bench.tokens.sent);
    }

    @Test
    void leavesWhoeverWaitsForAnotherNodeInterrupted() {
        GrantId id = bench.open();
        bench.vault.claim(id, 1, "another", LEASE);
        Thread.currentThread().interrupt();
        assertThrows(GrantException.TryLater.class, () -> refused(id, 1, null));
        assertTrue(Thread.interrupted());
    }

    @Test
    void waitsForAnotherNodeTwoSecondsWithALivingTokenAndTwoLeasesWithout() {
        GrantId id = bench.open();
        bench.vault.claim(id, 1, "another", Duration.ofDays(1));
        Held first = held(id);
        assertSame(
                first.grant(), waiting.rotate(id, 1, false, Optional.of(first)).grant());
        assertWaited(Duration.ofSeconds(2));
        assertThrows(GrantException.TryLater.class, () -> waiting.rotate(id, 1, true, Optional.of(first)));
        assertWaited(LEASE.plus(LEASE));
        bench.clock.advance(ScriptedTokens.LIFE);
        assertThrows(GrantException.TryLater.class, () -> waiting.rotate(id, 1, false, Optional.of(first)));
        assertWaited(LEASE.plus(LEASE));
    }

    /** So long, and not much longer. */
    private void assertWaited(Duration least) {
        Duration waited = Duration.ofNanos(patience.slept.getAndSet(0));
        assertTrue(
                waited.compareTo(least) > 0 && waited.compareTo(least.plusMillis(200)) <= 0,
                () -> waited + " instead of " + least);
    }

    /** Time that passes only where somebody sleeps. */
    private record Sleeping(AtomicLong slept) implements Patience {

        @Override
        public long nanos() {
            return slept.get();
        }

        @Override
        public void sleep(Duration time) {
            slept.addAndGet(time.toNanos());
        }

        @Override
        public <T> T await(CompletableFuture<T> result, Duration longest) {
            return result.join();
        }
    }

    @Test
    void findsAGrantGoneThatIsNotInTheVault() {
        GrantException gone =
                assertThrows(GrantException.NeedsLogin.class, () -> refused(new GrantId("gone"), 1, null));
        assertEquals("grant gone is not in the vault", gone.getMessage());
    }

    @Test
    void servesALivingTokenThatWasOnlyDueWhenNothingNewerIsToBeHad() {
        GrantId id = bench.open();
        Held first = held(id);
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("busy", false, Optional.of(Duration.ofSeconds(7)));
        Held again = rotation.rotate(id, 1, false, Optional.of(first));
        assertEquals(bench.clock.millis() + 7_000, again.dueMillis());
        assertThrows(GrantException.TryLater.class, () -> refused(id, 1, first));
        vault.away = true;
        assertEquals(
                bench.clock.millis() + 5_000,
                rotation.rotate(id, 1, false, Optional.of(first)).dueMillis());
        assertThrows(GrantException.TryLater.class, () -> rotation.rotate(id, 1, false, Optional.empty()));
        bench.clock.advance(Duration.ofSeconds(30));
        assertThrows(GrantException.TryLater.class, () -> rotation.rotate(id, 1, false, Optional.of(first)));
    }

    @Test
    void servesNoTokenOfAnotherGeneration() {
        GrantId id = bench.open();
        Held first = held(id);
        rotation.rotate(id, 1, true, Optional.of(first));
        vault.away = true;
        assertThrows(GrantException.TryLater.class, () -> rotation.rotate(id, 2, false, Optional.of(first)));
        Grant second = bench.vault.find(id).orElseThrow();
        assertSame(
                second,
                rotation.rotate(id, 2, false, Optional.of(Held.of(second, EARLY, bench.clock.millis())))
                        .grant());
    }
}
