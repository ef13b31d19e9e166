package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A permanent refresh token brings the same tokens again, with the same end: asking before that end is in vain. */
class PermanentTokenTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final RenewalBench bench = new RenewalBench();
    private final GrantId id = bench.open();
    private final Instant end = bench.clock.instant().plus(ScriptedTokens.LIFE);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void isNotRefreshedByTwoNodesInTurn() {
        Renewal first = bench.renewalOn(Runnable::run);
        Renewal second = bench.renewalOn(Runnable::run);
        bench.tokens.answer = this::permanent;
        first.current(id);
        second.current(id);
        duringTheLastMinute(() -> {
            first.current(id);
            second.current(id);
        });
        assertSentAtMost(2);
    }

    @Test
    void isNotRefreshedAgainAfterItLeftTheCache() {
        Renewal small = bench.node(bench.vault, Runnable::run, "een.vault-cache-size", "1")
                .renewal();
        List<GrantId> others =
                Stream.generate(() -> bench.open(Optional.empty())).limit(20).toList();
        bench.tokens.answer = this::permanent;
        duringTheLastMinute(() -> {
            small.current(id);
            others.forEach(small::current);
        });
        assertSentAtMost(1);
    }

    @Test
    void isKnownToEveryNodeAndAfterARestart() {
        bench.tokens.answer = this::permanent;
        bench.renewal.renewed(id, 1);
        Renewal restarted = bench.renewalOn(Runnable::run);
        duringTheLastMinute(() -> restarted.current(id));
        assertSentAtMost(1);
        assertTrue(restarted.current(id).permanent());
    }

    @Test
    void isOneThatRotatesAgainAsSoonAsItDoes() {
        bench.tokens.answer = this::permanent;
        bench.renewal.renewed(id, 1);
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(ScriptedTokens.LIFE);
        assertFalse(bench.renewal.current(id).permanent());
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        assertEquals(4, bench.renewalOn(Runnable::run).current(id).generation(), "early again");
    }

    /** CameraManager's refresh token stays, its access tokens do not: another one may be taken. */
    @Test
    void isRefreshedAtOnceWhenItsNewAccessTokenIsRefused() {
        bench.tokens.answer = token -> new TokenOutcome.Granted(
                new TokenSet(
                        new AccessToken("another"),
                        Optional.of(token),
                        bench.clock.instant(),
                        Optional.of(bench.clock.instant().plus(ScriptedTokens.LIFE)),
                        Optional.empty()),
                Optional.empty());
        bench.clock.advance(ScriptedTokens.LIFE);
        assertEquals(2, bench.renewal.current(id).generation());
        bench.clock.advance(SECOND);
        assertEquals(3, bench.renewal.renewed(id, 2).generation());
        bench.clock.advance(SECOND);
        assertEquals(3, bench.renewal.renewed(id, 3).generation(), "an API that refuses them all");
    }

    @Test
    void goesOnOnEveryNodeWhenTheClientIsSwitchedToAndFro() {
        Renewal first = bench.renewalOn(Runnable::run);
        Renewal second = bench.renewalOn(Runnable::run);
        int rounds = 0;
        for (boolean permanent : List.of(false, true, true, false, true, false, false)) {
            bench.tokens.answer = permanent ? this::stays : bench.tokens::rotated;
            bench.clock.advance(ScriptedTokens.LIFE);
            rounds++;
            assertEquals(rounds + 1, first.current(id).generation());
            assertEquals(first.current(id).tokens(), second.current(id).tokens(), "shared");
            assertEquals(permanent, second.current(id).permanent());
            assertEquals(rounds, bench.tokens.sent.size(), "one refresh for both");
        }
        assertEquals(List.of(), bench.events.of(GrantNeedsLogin.class));
    }

    @Test
    void isGivenBackWithTheLastGrantThatLivesOnIt() {
        bench.tokens.answer = this::stays;
        GrantId one = bench.connect("shared");
        GrantId other = bench.connect("shared");
        assertTrue(bench.renewal.renewed(one, 1).permanent());
        bench.renewal.end(one);
        assertEquals(List.of(), bench.tokens.revoked);
        assertEquals(2, bench.renewal.renewed(other, 1).generation(), "still alive");
        bench.renewal.end(other);
        assertEquals(List.of("shared"), bench.tokens.revoked);
    }

    private void duringTheLastMinute(Runnable everySecond) {
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(60));
        for (int second = 0; second < 60; second++) {
            everySecond.run();
            bench.clock.advance(SECOND);
        }
    }

    private void assertSentAtMost(int most) {
        assertTrue(bench.tokens.sent.size() <= most, bench.tokens.sent.size() + " sendings in the last minute");
    }

    /** The same refresh token with another access token. */
    private TokenOutcome stays(RefreshToken token) {
        TokenSet next = bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE));
        TokenSet fresh = new TokenSet(
                new AccessToken("a" + bench.tokens.sent.size()),
                next.refreshToken(),
                next.issuedAt(),
                next.expiresAt(),
                next.apiBase());
        return new TokenOutcome.Granted(fresh, Optional.empty());
    }

    private TokenOutcome permanent(RefreshToken token) {
        TokenSet same = new TokenSet(
                new AccessToken("a"), Optional.of(token), bench.clock.instant(), Optional.of(end), Optional.empty());
        return new TokenOutcome.Granted(same, Optional.empty());
    }
}
