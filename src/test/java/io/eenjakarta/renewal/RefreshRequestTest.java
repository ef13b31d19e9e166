package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent under a claim, what is not, and how the claim is given back. */
class RefreshRequestTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    /** Of a lease, what is left for anything but connecting and the answer. */
    private static final Duration SPARE = Duration.ofSeconds(5);

    private final RenewalBench bench = new RenewalBench();
    private final RefreshRequest request =
            bench.node(bench.vault, bench.executor).request();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    private Claim.Taken claim(GrantId grant) {
        return (Claim.Taken) bench.vault.claim(grant, 1, "me", LEASE);
    }

    private Optional<Held> send(Claim.Taken claim, Duration ago, boolean again) {
        Patience.Since since = new Patience.Since(Patience.REAL, System.nanoTime() - ago.toNanos());
        return request.send(claim, "me", true, since, again);
    }

    private Grant row() {
        return bench.vault.find(id).orElseThrow();
    }

    @Test
    @Requirement({"P1", "P2"})
    void sendsNothingWhenItsLeaseCouldEndBeforeTheAnswerIsThere() {
        Claim.Taken claim = claim(id);
        assertThrows(NotNow.class, () -> send(claim, SPARE.plusMillis(1), false));
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(GrantStatus.ACTIVE, row().status(), "given back");
        assertEquals(
                2, send(claim(id), Duration.ZERO, false).orElseThrow().grant().generation());
    }

    @Test
    @Requirement("P2")
    void sendsWhatWasNotAnsweredOnceMoreAndAsAReplay() {
        Answer.next(bench.tokens, token -> new TokenOutcome.Unavailable("lost", true, Optional.empty()));
        assertEquals(Optional.empty(), send(claim(id), Duration.ZERO, false), "worth trying at once");
        assertEquals(GrantStatus.SUSPECT, row().status());
        assertEquals(List.of(), bench.tokens.replayed);
        assertEquals(
                2, send(claim(id), Duration.ZERO, true).orElseThrow().grant().generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
        assertEquals(List.of("r"), bench.tokens.replayed);
        assertEquals(1, bench.tokens.probes);
    }

    @Test
    void leavesTheReplayToAnotherWhenItHasJustLostOneItself() {
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("lost", true, Optional.empty());
        assertThrows(NotNow.class, () -> send(claim(id), Duration.ZERO, true));
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(GrantStatus.SUSPECT, row().status());
    }

    @Test
    void sendsNothingForAGrantWithoutARefreshToken() {
        TokenSet tokens = new TokenSet(
                new AccessToken("a"), Optional.empty(), bench.clock.instant(), Optional.empty(), Optional.empty());
        Grant without = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                tokens,
                bench.clock.instant(),
                bench.clock.instant());
        bench.vault.store(without);
        GrantException dead =
                assertThrows(GrantException.NeedsLogin.class, () -> send(claim(without.id()), Duration.ZERO, false));
        assertEquals("the provider gave no refresh token", dead.getMessage());
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(
                GrantStatus.NEEDS_LOGIN,
                bench.vault.find(without.id()).orElseThrow().status());
    }

    @Test
    @Requirement("C16")
    void takesWhatAnotherStoredForTheLastWordWhenItsOwnTokenIsRefused() {
        bench.tokens.answer = token -> {
            bench.vault.advance(id, 1, "me", bench.tokens.set("winner", Optional.of(ScriptedTokens.LIFE)));
            return new TokenOutcome.Refused("invalid_grant");
        };
        assertEquals(
                2, send(claim(id), Duration.ZERO, false).orElseThrow().grant().generation());
        assertEquals(GrantStatus.ACTIVE, row().status());
    }

    @Test
    void givesTheClaimBackWhenTheProviderIsToBlame() {
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("busy", false, Optional.of(Duration.ofSeconds(7)));
        NotNow later = assertThrows(NotNow.class, () -> send(claim(id), Duration.ZERO, false));
        assertEquals(Optional.of(Duration.ofSeconds(7)), later.retryAfter());
        assertEquals(GrantStatus.ACTIVE, row().status());
        bench.tokens.answer = token -> {
            throw new IllegalStateException("on purpose");
        };
        assertThrows(IllegalStateException.class, () -> send(claim(id), Duration.ZERO, false));
        assertEquals(GrantStatus.SUSPECT, row().status(), "perhaps it was sent");
        assertEquals(Grant.LOST_REPLY, row().reason());
    }
}
