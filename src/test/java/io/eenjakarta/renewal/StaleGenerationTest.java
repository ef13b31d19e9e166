package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A generation newer than the caller's is of no use to it when it has expired, was refused or was left meanwhile. */
class StaleGenerationTest {

    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Requirement("P5")
    void rotatesWhenTheNewerGenerationHasExpiredToo() {
        GrantId id = bench.open();
        bench.renewal.renewed(id, 1);
        bench.clock.advance(ScriptedTokens.LIFE.plus(MOMENT));
        assertLives(bench.renewal.renewed(id, 1));
    }

    @Test
    void isNotAskedAboutWhenThisNodeKnowsANewerOne() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        GrantId id = bench.open();
        Grant newer = node.renewed(id, 1);
        vault.calls.clear();
        assertEquals(newer, node.renewed(id, 1));
        assertEquals(List.of(), vault.calls);
    }

    @Test
    void rotatesWhenTheGenerationThatAnotherNodeMadeHasExpiredToo() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        Optional<Duration> life = Optional.of(Duration.ofSeconds(2));
        GrantId id = bench.open(life);
        bench.tokens.answer =
                token -> new TokenOutcome.Granted(bench.tokens.set(token.value() + "+", life), Optional.empty());
        node.current(id);
        bench.clock.advance(life.get());
        assertEquals(2, bench.renewal.current(id).generation());
        bench.clock.advance(life.get());
        assertLives(node.current(id));
    }

    @Test
    void looksForALaterGenerationWhenTheNewerOneIsOlderThanTheCacheAllows() {
        Renewal node = bench.node(vault, Runnable::run).renewal();
        GrantId id = bench.open();
        assertEquals(2, node.renewed(id, 1).generation());
        assertEquals(3, bench.renewal.renewed(id, 2).generation());
        bench.clock.advance(AGE.plus(MOMENT));
        assertEquals(3, node.renewed(id, 1).generation());
    }

    @Test
    void doesNotAnswerTheRefusalOfAGenerationWithThatGeneration() throws Exception {
        Renewal node = bench.node(vault, bench.executor).renewal();
        GrantId id = bench.open();
        node.current(id);
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        // What was made because of a refusal is not left for another one within five seconds.
        bench.clock.advance(Duration.ofSeconds(6));
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        vault.after(Call.CLAIM, () -> {
            claimed.countDown();
            ScriptedTokens.await(goOn);
        });
        FutureTask<Grant> late = Eventually.started(() -> node.renewed(id, 1));
        ScriptedTokens.await(claimed);
        FutureTask<Grant> refused = new FutureTask<>(() -> node.renewed(id, 2));
        Thread caller = new Thread(refused);
        caller.start();
        Eventually.holds(() -> caller.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        assertEquals(2, late.get().generation());
        assertEquals(3, refused.get().generation());
    }

    private void assertLives(Grant grant) {
        assertTrue(grant.tokens().expiresAt().orElseThrow().isAfter(bench.clock.instant()), "it has expired");
    }
}
