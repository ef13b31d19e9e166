package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that jumps makes no grant dead and no storm of refreshes. */
class ClockJumpTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RenewalBench bench = new RenewalBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void changesNothingForTokensThatLiveLonger(int direction) {
        List<GrantId> ids = Stream.generate(bench::open).limit(20).toList();
        bench.clock.advance(HOUR.multipliedBy(direction));
        assertServed(ids, 1);
        bench.clock.advance(HOUR.multipliedBy(-direction));
        assertServed(ids, 1);
        assertEquals(List.of(), bench.tokens.sent);
    }

    @Test
    void doesNotKeepWhatWasReadForAnHourAfterAJumpBack() {
        Renewal other = bench.renewalOn(bench.executor);
        GrantId id = bench.open();
        assertEquals(1, bench.renewal.current(id).generation());
        bench.clock.advance(HOUR.negated());
        other.renewed(id, 1);
        assertEquals(2, bench.renewal.current(id).generation());
    }

    @Test
    void costsOneRefreshOfEachShorterTokenHoweverOftenItJumps() {
        Optional<Duration> life = Optional.of(Duration.ofMinutes(30));
        List<GrantId> ids = Stream.generate(() -> bench.open(life)).limit(20).toList();
        bench.tokens.answer =
                token -> new TokenOutcome.Granted(bench.tokens.set(token.value() + "+", life), Optional.empty());
        for (int i = 0; i < 50; i++) {
            bench.clock.advance(HOUR);
            assertServed(ids, 2);
            bench.clock.advance(HOUR.negated());
            assertServed(ids, 2);
        }
        assertEquals(20, bench.tokens.sent.size());
    }

    @Test
    void makesNoStormWhenItJumpsAtRandom() {
        List<GrantId> ids = Stream.generate(bench::open).limit(5).toList();
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            bench.clock.advance(Duration.ofMinutes(random.nextInt(-60, 61)));
            for (GrantId id : ids) {
                Grant grant = bench.renewal.current(id);
                assertEquals(GrantStatus.ACTIVE, grant.status());
            }
        }
        assertEquals(bench.tokens.sent.size(), ids.size() * (generation(ids.get(0)) - 1));
        assertTrue(bench.tokens.sent.size() <= 5 * 5, bench.tokens.sent.size() + " sent");
    }

    @Test
    void doesNotPauseForAnHourAfterAJumpBack() {
        GrantId id = bench.open();
        Answer.next(bench.tokens, Answer.BUSY);
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        bench.clock.advance(HOUR.negated());
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void doesNotWaitForAnHourAfterAJumpBackWhenATokenDies() {
        GrantId id = bench.open();
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        Answer.next(bench.tokens, Answer.BUSY);
        assertEquals(1, bench.renewal.current(id).generation());
        bench.clock.advance(HOUR.negated());
        assertEquals(1, bench.renewal.current(id).generation());
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
    }

    @Test
    void doesNotKeepARefusedTokenForAnHourAfterAJumpBack() {
        GrantId id = bench.open();
        bench.renewal.current(id);
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        bench.clock.advance(HOUR.negated());
        bench.clock.advance(MINUTE);
        assertEquals(3, bench.renewal.renewed(id, 2).generation());
    }

    @Test
    void doesNotKeepARefusedPermanentTokenForAnHourAfterAJumpBack() {
        GrantId id = bench.open();
        bench.tokens.answer = token -> new TokenOutcome.Granted(
                bench.tokens.set(token.value(), Optional.of(ScriptedTokens.LIFE)), Optional.empty());
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        bench.clock.advance(HOUR.negated());
        bench.clock.advance(MINUTE);
        assertEquals(3, bench.renewal.renewed(id, 2).generation());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void storesWhatARotationBringsDuringWhichItJumps(int direction) {
        GrantId id = bench.open();
        bench.tokens.beforeAnswer = () -> bench.clock.advance(HOUR.multipliedBy(direction));
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertEquals(GrantStatus.ACTIVE, bench.vault.find(id).orElseThrow().status());
        bench.tokens.beforeAnswer = () -> {};
        assertEquals(2, bench.renewal.current(id).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void servesWhatIsCachedWithTheDatabaseAwayAfterAJumpBack() {
        HookedVault vault = new HookedVault(bench.vault);
        Renewal renewal = bench.node(vault, Runnable::run).renewal();
        GrantId id = bench.open();
        renewal.current(id);
        vault.away = true;
        bench.clock.advance(HOUR.negated());
        assertEquals(1, renewal.current(id).generation());
        bench.clock.advance(HOUR.multipliedBy(2));
        assertEquals(1, renewal.current(id).generation());
    }

    private void assertServed(List<GrantId> ids, int generation) {
        ids.forEach(id -> assertEquals(generation, bench.renewal.current(id).generation()));
    }

    private int generation(GrantId id) {
        return bench.vault.find(id).orElseThrow().generation();
    }
}
