package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a token that is held is due, and which of two is kept. */
@Requirement("C18")
class HeldTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long MILLIS = NOW.toEpochMilli();
    private static final Duration EARLY = Duration.ofMinutes(1);

    private static Grant grant(int generation, Optional<Duration> life) {
        return grant(generation, life, NOW);
    }

    private static Grant grant(int generation, Optional<Duration> life, Instant firstLogin) {
        TokenSet tokens = new TokenSet(
                new AccessToken("a"), Optional.of(new RefreshToken("r")), NOW, life.map(NOW::plus), Optional.empty());
        return new Grant(
                new GrantId("g"),
                GrantKind.SESSION,
                "een",
                Optional.empty(),
                generation,
                GrantStatus.ACTIVE,
                "",
                tokens,
                firstLogin,
                NOW);
    }

    private static Held held(int generation, Duration life) {
        return Held.of(grant(generation, Optional.of(life)), EARLY, MILLIS);
    }

    @Test
    void isDueBeforeItsEndOnlyWhenItLivesMoreThanTwiceAsLong() {
        assertEquals(MILLIS + 120_000, held(1, Duration.ofSeconds(120)).dueMillis());
        assertEquals(MILLIS + 61_000, held(1, Duration.ofSeconds(121)).dueMillis());
        assertEquals(
                Long.MAX_VALUE,
                Held.of(grant(1, Optional.empty()), EARLY, MILLIS).dueMillis());
    }

    @Test
    void livesUntilItsEndAndNotInThatInstant() {
        Held held = held(1, Duration.ofSeconds(10));
        assertTrue(held.lives(MILLIS + 9_999));
        assertFalse(held.lives(MILLIS + 10_000));
        assertTrue(Held.of(grant(1, Optional.empty()), EARLY, MILLIS).lives(Long.MAX_VALUE));
    }

    @Test
    void isTriedAgainNotBeforeAnInstantAndNeverAfterItsEnd() {
        Held held = held(1, Duration.ofSeconds(600));
        assertEquals(MILLIS + 540_000, held.notBefore(NOW.plusSeconds(5)).dueMillis());
        assertEquals(MILLIS + 550_000, held.notBefore(NOW.plusSeconds(550)).dueMillis());
        assertEquals(MILLIS + 600_000, held.notBefore(NOW.plusSeconds(700)).dueMillis());
    }

    @Test
    void keepsTheNewerGenerationOfTwo() {
        Held one = held(1, EARLY);
        Held two = held(2, EARLY);
        assertSame(two, one.orNewer(two));
        assertSame(two, two.orNewer(one));
        Held same = held(2, EARLY);
        assertSame(same, two.orNewer(same));
        Held learnt = two.sameAgain();
        assertSame(learnt, learnt.orNewer(same));
        assertSame(learnt, same.orNewer(learnt));
        Held both = same.sameAgain();
        assertSame(both, learnt.orNewer(both));
        assertSame(two, one.sameAgain().orNewer(two), "what is known of an older generation is of no use");
    }

    @Test
    void keepsWhatWasLearntOfTheSameGenerationWhenItIsReadAgain() {
        Held mine = held(2, Duration.ofSeconds(600)).refusedBefore().sameAgain().gotByUs();
        Held read = Held.of(grant(2, Optional.of(Duration.ofSeconds(300))), EARLY, MILLIS + 7);
        Held again = mine.readAgain(read);
        assertSame(read.grant(), again.grant());
        assertEquals(MILLIS + 7, again.readMillis());
        assertEquals(mine.dueMillis(), again.dueMillis());
        assertTrue(again.afterRefusal() && again.unchanged() && again.ours());
        Held older = held(1, EARLY);
        assertSame(mine, mine.readAgain(older), "a database that is behind");
        Held newer = held(3, EARLY);
        assertSame(newer, mine.readAgain(newer));
    }

    @Test
    void isDueAsBeforeWhenTheServersClockIsSetAhead() {
        Held known = held(2, Duration.ofSeconds(600));
        Instant ahead = NOW.plusSeconds(600);
        Held again = Held.of(grant(2, Optional.of(Duration.ofSeconds(1200)), ahead), EARLY, ahead.toEpochMilli());
        assertEquals(known.dueMillis(), known.readAgain(again).dueMillis());
    }

    @Test
    void knowsWhetherItWasMadeBecauseOfARefusal() {
        Held refused = held(1, EARLY).gotByUs().refusedBefore();
        assertTrue(refused.afterRefusal() && refused.ours());
        Held accepted = refused.accepted();
        assertFalse(accepted.afterRefusal());
        assertTrue(accepted.ours());
        assertEquals(MILLIS + 9, accepted.asOf(MILLIS + 9).readMillis());
        assertTrue(accepted.asOf(MILLIS + 9).ours());
    }
}
