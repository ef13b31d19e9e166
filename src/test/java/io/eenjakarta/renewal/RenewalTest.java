package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rotation for all who need it, and nobody sees a token that is not in the vault. */
class RenewalTest {

    private static final Duration EARLY = Duration.ofMinutes(1);

    private final RenewalBench bench = new RenewalBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void handsOutTheVerySameGrantWhileItsTokenIsFresh() {
        GrantId id = bench.open();
        Grant first = bench.renewal.current(id);
        assertSame(first, bench.renewal.current(id));
        assertEquals(List.of(), bench.tokens.sent);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    @Requirement({"C18", "P4"})
    void refreshesFromOneMinuteBeforeTheEndOn(long millisAfter, int posts) {
        GrantId id = bench.open();
        bench.clock.advance(ScriptedTokens.LIFE.minus(EARLY).plusMillis(millisAfter));
        bench.renewal.current(id);
        assertEquals(posts, bench.tokens.sent.size());
    }

    @ParameterizedTest
    @CsvSource({"20, 20000", "120, 120000", "121, 61000"})
    @Requirement("C18")
    void usesATokenThatLivesNoLongerThanTwoMinutesToItsEnd(long seconds, long dueMillis) {
        GrantId id = bench.open(Optional.of(Duration.ofSeconds(seconds)));
        bench.clock.advance(Duration.ofMillis(dueMillis - 1));
        bench.renewal.current(id);
        assertEquals(0, bench.tokens.sent.size());
        bench.clock.advance(Duration.ofMillis(1));
        bench.renewal.current(id);
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    @Requirement("C18")
    void keepsATokenOfUnknownLifeUntilTheApiRefusesIt() {
        GrantId id = bench.open(Optional.empty());
        bench.clock.advance(Duration.ofDays(80));
        assertEquals(1, bench.renewal.current(id).generation());
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    @Requirement("P1")
    void makesOneRotationOfTwoHundredCallersAtExpiry() {
        GrantId id = bench.open();
        bench.clock.advance(ScriptedTokens.LIFE);
        CountDownLatch allAsked = new CountDownLatch(200);
        bench.tokens.beforeAnswer = () -> ScriptedTokens.await(allAsked);
        List<CompletableFuture<Grant>> callers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            callers.add(CompletableFuture.supplyAsync(
                    () -> {
                        allAsked.countDown();
                        return bench.renewal.current(id);
                    },
                    bench.executor));
        }
        callers.forEach(caller -> assertEquals(2, caller.join().generation()));
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void retriesWithTheCurrentTokenWhenAnOlderOneWasRefused() {
        GrantId id = bench.open();
        bench.renewal.renewed(id, 1);
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void storesTheNextGenerationBeforeAnyoneSeesIt() {
        GrantId id = bench.open();
        Grant seen = bench.renewal.renewed(id, 1);
        assertEquals(bench.vault.find(id).orElseThrow().tokens(), seen.tokens());
    }

    @Test
    void neverHarmsTheWinnerWhenItComesTooLate() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> {
            Grant before = bench.vault.find(id).orElseThrow();
            bench.vault.end(id);
            bench.vault.store(winner(before));
            return new TokenOutcome.Refused("invalid_grant");
        };
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertEquals(2, bench.vault.find(id).orElseThrow().generation());
    }

    @Test
    @Requirement("P9")
    void revokesWhatARotationFetchesForAGrantThatEndedMeanwhile() {
        GrantId id = bench.open();
        bench.tokens.beforeAnswer = () -> bench.renewal.end(id);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(List.of("r", "r+"), bench.tokens.revoked.stream().sorted().toList());
        assertTrue(bench.renewal.peek(id).isEmpty());
    }

    @Test
    void finishesARotationWhoseFirstCallerIsInterrupted() throws Exception {
        GrantId id = bench.open();
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        bench.tokens.beforeAnswer = () -> {
            sending.countDown();
            ScriptedTokens.await(open);
        };
        Thread first = new Thread(() -> assertThrows(GrantException.class, () -> bench.renewal.renewed(id, 1)));
        first.start();
        ScriptedTokens.await(sending);
        first.interrupt();
        first.join();
        open.countDown();
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertEquals(1, bench.tokens.sent.size());
    }

    private Grant winner(Grant before) {
        return new Grant(
                before.id(),
                before.kind(),
                before.provider(),
                before.owner(),
                2,
                GrantStatus.ACTIVE,
                "",
                bench.tokens.set("winner", Optional.of(ScriptedTokens.LIFE)),
                before.firstLogin(),
                bench.clock.instant());
    }
}
