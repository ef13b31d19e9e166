package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.Resting;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that is not well, or that refuses our client, is left alone for a while; no grant is lost by that. */
class KeepAlivePauseTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final KeepAliveRound round = new KeepAliveRound(
            vault,
            bench.node(vault, bench.executor).renewal(),
            bench.audit,
            RenewalBench.settings(),
            bench.clock,
            Telemetry.none());
    private final List<Instant> sendings = new CopyOnWriteArrayList<>();

    @BeforeEach
    void threeGrantsAreDue() {
        bench.connect("r1");
        bench.connect("r2");
        bench.connect("r3");
        bench.clock.advance(Duration.ofDays(10));
        bench.tokens.beforeAnswer = () -> sendings.add(bench.clock.instant());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void lastsAsLongAsTheProviderAsks() {
        bench.tokens.answer =
                token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofMinutes(20)));
        play(Duration.ofMinutes(19));
        assertEquals(1, sendings.size());
        play(Duration.ofMinutes(2));
        assertEquals(2, sendings.size());
    }

    @Test
    void lastsAnHourAtMostWhateverTheProviderAsks() {
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofDays(3)));
        play(Duration.ofMinutes(62));
        assertEquals(2, sendings.size());
    }

    @Test
    void lastsASecondAtLeastWhateverTheProviderAsks() {
        bench.tokens.answer = token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ZERO));
        round.turn();
        assertEquals(3, dueAfter(Duration.ofSeconds(1)), "and so does the rest of the one that failed");
        bench.connect("r4");
        bench.clock.advance(Duration.ofDays(10));
        bench.tokens.answer =
                token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofMillis(1)));
        round.turn();
        assertEquals(3, dueAfter(Duration.ofMillis(999)));
        assertEquals(4, dueAfter(Duration.ofMillis(1)));
    }

    private int dueAfter(Duration time) {
        bench.clock.advance(time);
        return bench.vault.resting("een", 10).size();
    }

    @Test
    void isNeededAlthoughALivingTokenServesOn() {
        GrantId living = bench.connect("living");
        bench.renewal.current(living);
        bench.tokens.answer = Answer.BUSY;
        GrantException later = assertThrows(GrantException.TryLater.class, () -> bench.renewal.keepAlive(living, 1));
        assertEquals("its old token was left to it", later.getMessage());
        assertEquals(1, bench.renewal.current(living).generation());
    }

    @Test
    void growsFromAMinuteToAnHour() {
        bench.tokens.answer = Answer.BUSY;
        play(Duration.ofHours(6));
        List<Long> minutes = gaps();
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L), minutes.subList(0, 7));
        assertTrue(minutes.stream().allMatch(gap -> gap <= 60), minutes.toString());
    }

    @Test
    void holdsForAClientThatIsRefused() {
        bench.tokens.answer = Answer.WRONG_CLIENT;
        play(Duration.ofHours(2));
        assertTrue(sendings.size() <= 8, sendings.size() + " sendings in two hours");
        bench.tokens.answer = bench.tokens::rotated;
        play(Duration.ofHours(1));
        assertEquals(3, bench.events.of(GrantRotated.class).size());
        assertEquals(List.of(), bench.events.of(GrantNeedsLogin.class));
    }

    @Test
    void isOverWithTheFirstSuccessAndTheWaitIsShortAgain() {
        Answer.next(bench.tokens, Answer.BUSY, Answer.BUSY, Answer.BUSY, bench.tokens::rotated, Answer.BUSY);
        play(Duration.ofMinutes(30));
        assertEquals(List.of(1L, 2L, 4L, 0L, 1L, 0L), gaps());
        assertEquals(3, bench.events.of(GrantRotated.class).size());
    }

    /** Of four grants, with the last word on the second. */
    @Test
    void isOverWithTheLastWordOnAGrantToo() {
        bench.connect("r4");
        Answer.next(bench.tokens, Answer.BUSY, Answer.BUSY, Answer.REFUSED, Answer.BUSY);
        bench.clock.advance(Duration.ofDays(10));
        play(Duration.ofMinutes(30));
        assertEquals(List.of(1L, 2L, 0L, 1L, 0L, 0L), gaps());
        assertEquals(3, bench.events.of(GrantRotated.class).size());
    }

    @Test
    void isTheRestOfTheGrantThatFailed() {
        bench.tokens.answer =
                token -> new TokenOutcome.Unavailable("HTTP 429", false, Optional.of(Duration.ofMinutes(20)));
        round.turn();
        assertEquals(2, bench.vault.resting("een", 10).size());
        bench.clock.advance(Duration.ofMinutes(20).minusMillis(1));
        assertEquals(2, bench.vault.resting("een", 10).size());
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(3, bench.vault.resting("een", 10).size());
    }

    @Test
    void putsTheGrantThatFailedBehindAllOthers() {
        Answer.next(bench.tokens, Answer.BUSY);
        round.turn();
        bench.clock.advance(MINUTE);
        List<Resting> due = bench.vault.resting("een", 10);
        assertEquals(3, due.size());
        Grant last = bench.vault.find(due.get(2).id()).orElseThrow();
        assertEquals(
                bench.tokens.sent.get(0),
                last.tokens().refreshToken().orElseThrow().value());
    }

    @Test
    void declaresAReplayOnlyForTheOneWhoseAnswerWasLost() {
        Answer.next(bench.tokens, Answer.LOST, Answer.LOST);
        play(Duration.ofHours(1));
        assertEquals(2, bench.events.of(GrantRotated.class).size());
        assertEquals(1, bench.events.of(GrantNeedsLogin.class).size());
        assertEquals(4, bench.tokens.sent.size());
    }

    @Test
    void isNotNeededWhileTheDatabaseIsAway() {
        vault.away = true;
        assertThrows(VaultException.Unavailable.class, round::turn);
        vault.away = false;
        play(MINUTE);
        assertEquals(3, bench.events.of(GrantRotated.class).size());
    }

    private void play(Duration length) {
        for (Instant end = bench.clock.instant().plus(length);
                bench.clock.instant().isBefore(end); ) {
            bench.clock.advance(round.turn());
        }
    }

    /** Minutes between one sending and the next. */
    private List<Long> gaps() {
        return IntStream.range(1, sendings.size())
                .mapToObj(i ->
                        Duration.between(sendings.get(i - 1), sendings.get(i)).toMinutes())
                .toList();
    }
}
