package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Renewal while the provider or its API is in trouble, refuses, or gives permanent tokens. */
class RenewalTroubleTest {

    private final RenewalBench bench = new RenewalBench();

    @AfterEach
    void stop() {
        bench.close();
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
    @Requirement("P11")
    void keepsServingALivingTokenWhileTheProviderIsDown() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("HTTP 503", false, Optional.empty());
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
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("HTTP 503", false, Optional.empty());
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
        bench.tokens.answer = token -> new TokenOutcome.Misconfigured("invalid_client", true);
        assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.renewed(id, 1));
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
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
    @Requirement("C18")
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
    void rotatesAgainAtOnceWhenTheTokenDiesAfterItWasAccepted() {
        GrantId id = bench.open();
        Grant grant = bench.renewal.renewed(id, 1);
        bench.renewal.accepted(grant);
        assertEquals(3, bench.renewal.renewed(id, 2).generation());
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        GrantId id = bench.open();
        bench.tokens.answer =
                token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofMinutes(2)));
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

    private TokenOutcome same(RefreshToken token) {
        return new TokenOutcome.Granted(
                bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE)), Optional.empty());
    }

    private TokenSet withoutBase(RefreshToken token) {
        TokenSet set = bench.tokens.set(token.value() + "+", Optional.of(ScriptedTokens.LIFE));
        return new TokenSet(set.accessToken(), set.refreshToken(), set.issuedAt(), set.expiresAt(), Optional.empty());
    }
}
