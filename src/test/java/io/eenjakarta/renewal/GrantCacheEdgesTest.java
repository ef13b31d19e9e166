package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The edges of what a node may use of what it knows: ages, ends, and a vault that is away. */
class GrantCacheEdgesTest {

    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofMinutes(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final GrantCache cache =
            new GrantCache(vault, background::add, bench.clock, RenewalBench.settings("een.vault-cache-age", "PT5S"));

    @AfterEach
    void stop() {
        bench.close();
    }

    private Grant stored(GrantId id) {
        return bench.vault.find(id).orElseThrow();
    }

    @Test
    void servesUntilItIsDueOrHalfAnAgeOldAndNotBeforeItWasRead() {
        Held held = Held.of(stored(bench.open()), EARLY, bench.clock.millis());
        assertTrue(cache.serves(held));
        bench.clock.advance(AGE.dividedBy(2).minus(MOMENT));
        assertTrue(cache.serves(held));
        bench.clock.advance(MOMENT);
        assertFalse(cache.serves(held));
        bench.clock.advance(AGE.dividedBy(2).negated().minus(MOMENT));
        assertFalse(cache.serves(held), "the clock was put back");

        Held brief = Held.of(stored(bench.open(Optional.of(Duration.ofSeconds(1)))), EARLY, bench.clock.millis());
        bench.clock.advance(Duration.ofMillis(999));
        assertTrue(cache.serves(brief));
        bench.clock.advance(MOMENT);
        assertFalse(cache.serves(brief));
    }

    @Test
    void asksTheVaultOnceAtTheSameMoment() {
        GrantId id = bench.open();
        cache.read(id);
        cache.read(id);
        assertEquals(1, vault.count(Call.FIND));
        bench.clock.advance(MOMENT.negated());
        cache.read(id);
        assertEquals(2, vault.count(Call.FIND), "the clock was put back");
    }

    @Test
    void holdsNothingOfAGrantThatEndedHere() {
        GrantId id = bench.open();
        Held before = cache.read(id).orElseThrow();
        Grant grant = stored(id);
        cache.end(id);
        assertNull(cache.known(id));
        assertEquals(Optional.empty(), cache.read(id));
        assertSame(before, cache.hold(before), "whoever holds it may still use it");
        assertNull(cache.known(id));
        assertSame(grant, cache.hold(grant).grant());
        assertNull(cache.known(id));
        assertEquals(0, cache.size());
    }

    @Test
    void remembersTheLatestThousandEnds() {
        GrantId first = bench.open();
        GrantId second = bench.open();
        cache.end(first);
        cache.end(second);
        for (int again = 0; again < 2_000; again++) {
            cache.end(second);
        }
        for (int i = 0; i < 998; i++) {
            cache.end(new GrantId("other" + i));
        }
        assertEquals(Optional.empty(), cache.read(first));
        cache.end(new GrantId("one more"));
        assertEquals(Optional.empty(), cache.read(second));
        assertTrue(cache.read(first).isPresent(), "more than a thousand");
    }

    @Test
    void forgetsTheRefusalOfATokenThatTheApiHasTaken() {
        GrantId id = bench.open();
        Held refused = Held.of(stored(id), EARLY, bench.clock.millis()).refusedBefore();
        assertSame(refused, cache.hold(refused));
        bench.renewal.renewed(id, 1);
        cache.accepted(stored(id));
        assertSame(refused, cache.known(id), "that was another generation's token");
        cache.accepted(refused.grant());
        assertFalse(cache.known(id).afterRefusal());
        cache.accepted(stored(bench.open()));
        assertEquals(1, cache.size());
    }

    @Test
    void servesWhatItKnowsWhileTheVaultIsAwayAndTheTokenLives() {
        GrantId id = bench.open(Optional.of(Duration.ofSeconds(60)));
        vault.away = true;
        assertThrows(VaultException.Unavailable.class, () -> cache.read(id));
        vault.away = false;
        Grant grant = cache.read(id).orElseThrow().grant();
        vault.away = true;
        bench.clock.advance(AGE);
        Held old = cache.read(id).orElseThrow();
        assertSame(grant, old.grant());
        assertEquals(bench.clock.millis() - AGE.toMillis() / 2, old.readMillis(), "to be looked at again soon");
        bench.clock.advance(Duration.ofSeconds(55));
        assertThrows(VaultException.Unavailable.class, () -> cache.read(id));
    }

    @Test
    void returnsADeadGrantAndHoldsItNot() {
        GrantId id = bench.open();
        cache.read(id);
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertTrue(cache.hold(stored(id)).grant().status().isDead());
        assertNull(cache.known(id));
        assertTrue(cache.read(id).orElseThrow().grant().status().isDead());
        assertNull(cache.known(id));
    }

    @Test
    void keepsTheNewerOfWhatIsReadAndWhatIsHeld() {
        GrantId id = bench.open();
        Grant first = stored(id);
        bench.renewal.renewed(id, 1);
        Held second = cache.hold(stored(id));
        assertSame(second, cache.hold(first), "a reading that is behind");
        assertSame(second, cache.known(id));
    }
}
