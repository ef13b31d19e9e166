package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.net.URI;
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
    void refreshesFromOneMinuteBeforeTheEndOn(long millisAfter, int posts) {
        GrantId id = bench.open();
        bench.clock.advance(ScriptedTokens.LIFE.minus(EARLY).plusMillis(millisAfter));
        bench.renewal.current(id);
        assertEquals(posts, bench.tokens.sent.size());
    }

    @Test
    void usesAtLeastHalfOfAShortLife() {
        GrantId id = bench.open(Optional.of(Duration.ofSeconds(20)));
        bench.clock.advance(Duration.ofMillis(9_999));
        bench.renewal.current(id);
        assertEquals(0, bench.tokens.sent.size());
        bench.clock.advance(Duration.ofMillis(1));
        bench.renewal.current(id);
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void keepsATokenOfUnknownLifeUntilTheApiRefusesIt() {
        GrantId id = bench.open(Optional.empty());
        bench.clock.advance(Duration.ofDays(80));
        assertEquals(1, bench.renewal.current(id).generation());
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
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
    void asksForALoginWhenTheRefreshTokenIsDead() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Refused("invalid_grant");
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertTrue(bench.renewal.status(id).orElseThrow().isDead());
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.current(id));
        assertEquals(1, bench.tokens.sent.size());
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
    void keepsServingALivingTokenWhileTheProviderIsDown() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("HTTP 503", true, Optional.empty());
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        assertEquals(1, bench.renewal.current(id).generation());
        assertEquals(1, bench.renewal.current(id).generation());
        assertEquals(1, bench.tokens.sent.size());
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(Duration.ofSeconds(6));
        assertEquals(2, bench.renewal.current(id).generation());
    }

    @Test
    void triesAgainLaterWhenTheTokenIsDeadAndTheProviderIsDown() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("HTTP 503", true, Optional.empty());
        bench.clock.advance(ScriptedTokens.LIFE);
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.current(id));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.current(id));
        assertEquals(1, bench.tokens.sent.size());
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(Duration.ofSeconds(1));
        assertEquals(2, bench.renewal.current(id).generation());
    }

    @Test
    void keepsEveryGrantWhenOurOwnClientIsWrong() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Misconfigured("invalid_client");
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void revokesWhatARotationFetchesForAGrantThatEndedMeanwhile() {
        GrantId id = bench.open();
        bench.tokens.beforeAnswer = () -> bench.renewal.end(id);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(List.of("r", "r+"), bench.tokens.revoked.stream().sorted().toList());
        assertTrue(bench.renewal.peek(id).isEmpty());
    }

    @Test
    void refreshesAPermanentTokenAtItsEndAndNotBefore() {
        GrantId id = bench.open();
        bench.tokens.answer = this::same;
        bench.renewal.renewed(id, 1);
        bench.clock.advance(ScriptedTokens.LIFE.minusMillis(1));
        assertEquals(2, bench.renewal.current(id).generation());
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(3, bench.renewal.current(id).generation());
    }

    @Test
    void neverLoopsOnAPermanentTokenThatTheApiRefuses() {
        GrantId id = bench.open();
        bench.tokens.answer = this::same;
        Grant grant = bench.renewal.current(id);
        for (int i = 0; i < 20; i++) {
            grant = bench.renewal.renewed(id, grant.generation());
        }
        assertEquals(1, bench.tokens.sent.size());
    }

    @Test
    void rotatesOnceForAnApiThatRefusesEveryToken() {
        GrantId id = bench.open();
        Grant grant = bench.renewal.current(id);
        for (int i = 0; i < 20; i++) {
            grant = bench.renewal.renewed(id, grant.generation());
        }
        assertEquals(1, bench.tokens.sent.size());
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(3, bench.renewal.renewed(id, 2).generation());
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        GrantId id = bench.open();
        bench.tokens.answer =
                token -> new TokenOutcome.Unavailable("HTTP 429", true, Optional.of(Duration.ofMinutes(2)));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        bench.clock.advance(Duration.ofSeconds(119));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(1, bench.tokens.sent.size());
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(Duration.ofSeconds(1));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void recoversFromAServerWithoutThreads() {
        GrantId id = bench.open();
        Renewal poor = bench.renewalOn(task -> {
            throw new OutOfMemoryError("unable to create native thread");
        });
        assertThrows(IllegalStateException.class, () -> poor.renewed(id, 1));
        assertThrows(IllegalStateException.class, () -> poor.renewed(id, 1));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void keepsTheApiBaseWhenAReplyNamesNone() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Granted(withoutBase(token), Optional.of("foreign host"));
        assertEquals(
                Optional.of(URI.create("https://api.c001.eagleeyenetworks.com")),
                bench.renewal.renewed(id, 1).tokens().apiBase());
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

    private TokenOutcome same(RefreshToken token) {
        return new TokenOutcome.Granted(
                bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE)), Optional.empty());
    }

    private TokenSet withoutBase(RefreshToken token) {
        TokenSet set = bench.tokens.set(token.value() + "+", Optional.of(ScriptedTokens.LIFE));
        return new TokenSet(set.accessToken(), set.refreshToken(), set.issuedAt(), set.expiresAt(), Optional.empty());
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
