package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is made of the provider's answer, and of what others wrote while it was on its way. */
class RefreshAnswerTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final URI ELSEWHERE = URI.create("https://api.c002.eagleeyenetworks.com");

    private final RenewalBench bench = new RenewalBench();
    private final RefreshRequest request =
            bench.node(bench.vault, bench.executor).request();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void putsTheAddressOfTheReplyInThePlaceOfTheOneBefore() {
        bench.tokens.answer = token -> granted(next(token).at(ELSEWHERE));
        assertEquals(Optional.of(ELSEWHERE), sent().grant().tokens().apiBase());
        assertEquals(Optional.of(ELSEWHERE), row().tokens().apiBase());
    }

    @Test
    void keepsTheAddressWhenTheReplyNamesNone() {
        Optional<URI> before = row().tokens().apiBase();
        bench.tokens.answer = token -> {
            TokenSet next = next(token);
            return granted(new TokenSet(
                    next.accessToken(), next.refreshToken(), next.issuedAt(), next.expiresAt(), Optional.empty()));
        };
        assertEquals(before, sent().grant().tokens().apiBase());
        assertEquals(before, row().tokens().apiBase());
    }

    @Test
    void notesThatAPermanentTokenBroughtTheSameAccessTokenAgain() {
        bench.tokens.answer = token -> granted(bench.tokens.set("r", Optional.of(ScriptedTokens.LIFE)));
        Held same = sent();
        assertTrue(same.grant().permanent());
        assertTrue(same.unchanged());
    }

    @Test
    void notesNothingOfTheKindWhenThePermanentTokenBroughtAnother() {
        bench.tokens.answer = token -> {
            TokenSet next = next(token);
            return granted(new TokenSet(
                    next.accessToken(), Optional.of(token), next.issuedAt(), next.expiresAt(), next.apiBase()));
        };
        Held other = sent();
        assertTrue(other.grant().permanent());
        assertFalse(other.unchanged());
    }

    @Test
    void leavesTheLastWordToWhoeverHoldsTheClaimByThen() {
        bench.tokens.answer = token -> {
            bench.clock.advance(LEASE.plusMillis(1));
            bench.vault.claim(id, 1, "another", LEASE);
            return new TokenOutcome.Refused("HTTP 400 invalid_grant");
        };
        assertThrows(NotNow.class, this::sent);
        assertEquals(GrantStatus.ROTATING, row().status());
    }

    @Test
    void tellsTheReasonThatIsWrittenAlready() {
        bench.tokens.answer = token -> {
            bench.vault.release(id, 1, "me", GrantStatus.NEEDS_LOGIN, false, "written first");
            return new TokenOutcome.Refused("HTTP 400 invalid_grant");
        };
        GrantException dead = assertThrows(GrantException.NeedsLogin.class, this::sent);
        assertEquals("written first", dead.getMessage());
    }

    @Test
    void takesWhatCameAfterAllInsteadOfALossForGood() {
        Claim.Taken twiceUnanswered = new Claim.Taken(claim().grant(), 2);
        bench.vault.advance(id, 1, "me", bench.tokens.set("winner", Optional.of(ScriptedTokens.LIFE)));
        assertEquals(2, sent(twiceUnanswered).orElseThrow().grant().generation());
    }

    @Test
    void takesWhatCameAfterAllInsteadOfALossOfTheReplayToo() {
        claim();
        bench.vault.release(id, 1, "me", GrantStatus.SUSPECT, true, Grant.LOST_REPLY);
        bench.tokens.answer = token -> {
            bench.vault.advance(id, 1, "me", bench.tokens.set("winner", Optional.of(ScriptedTokens.LIFE)));
            return Answer.LOST.apply(token);
        };
        assertEquals(2, sent(claim()).orElseThrow().grant().generation());
        assertEquals(1, bench.tokens.replayed.size());
    }

    private Claim.Taken claim() {
        return (Claim.Taken) bench.vault.claim(id, 1, "me", LEASE);
    }

    private Held sent() {
        return sent(claim()).orElseThrow();
    }

    private Optional<Held> sent(Claim.Taken claim) {
        return request.send(claim, "me", true, Patience.REAL.now(), false);
    }

    private TokenSet next(RefreshToken token) {
        return bench.tokens.set(token.value() + "+", Optional.of(ScriptedTokens.LIFE));
    }

    private static TokenOutcome granted(TokenSet tokens) {
        return new TokenOutcome.Granted(tokens, Optional.empty());
    }

    private Grant row() {
        return bench.vault.find(id).orElseThrow();
    }
}
