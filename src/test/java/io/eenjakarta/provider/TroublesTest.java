package io.eenjakarta.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an operator should know about right now, and no longer than it lasts. */
class TroublesTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final Hand clock = new Hand();
    private final Troubles troubles = new Troubles(clock);

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void areNoneAtFirst() {
        assertEquals(Map.of(), troubles.now());
        assertFalse(troubles.over(LogCode.GRANT_UNSTORED));
    }

    @Test
    void tellTheirFirstCaseFromTheOthers() {
        assertTrue(troubles.note(LogCode.GRANT_UNSTORED, "a"));
        assertFalse(troubles.note(LogCode.GRANT_UNSTORED, "b"));
        assertTrue(troubles.note(LogCode.VAULT_UNAVAILABLE, "c"));
    }

    @Test
    void keepTheirBeginningTheirLastDetailAndTheirNumber() {
        troubles.note(LogCode.TOKEN_MISCONFIGURED, "first");
        clock.now = BEGIN.plus(Duration.ofMinutes(1));
        troubles.note(LogCode.TOKEN_MISCONFIGURED, "second");
        clock.now = BEGIN.plus(Duration.ofMinutes(2));
        troubles.note(LogCode.TOKEN_MISCONFIGURED, "third");
        assertEquals(Map.of(LogCode.TOKEN_MISCONFIGURED, new Troubles.Trouble("third", BEGIN, 3)), troubles.now());
    }

    @Test
    void beginAnewAfterTheyWereOver() {
        troubles.note(LogCode.GRANT_UNSTORED, "a");
        troubles.note(LogCode.VAULT_UNAVAILABLE, "other");
        assertTrue(troubles.over(LogCode.GRANT_UNSTORED));
        assertFalse(troubles.over(LogCode.GRANT_UNSTORED));
        assertEquals(
                List.of(LogCode.VAULT_UNAVAILABLE), List.copyOf(troubles.now().keySet()));
        clock.now = BEGIN.plus(Duration.ofHours(1));
        assertTrue(troubles.note(LogCode.GRANT_UNSTORED, "b"));
        assertEquals(new Troubles.Trouble("b", clock.now, 1), troubles.now().get(LogCode.GRANT_UNSTORED));
    }

    @Test
    void areShownInTheOrderOfTheCodesAndAsOfThatMoment() {
        troubles.note(LogCode.VAULT_UNAVAILABLE, "");
        troubles.note(LogCode.TOKEN_MISCONFIGURED, "");
        Map<LogCode, Troubles.Trouble> seen = troubles.now();
        troubles.over(LogCode.VAULT_UNAVAILABLE);
        assertEquals(List.of(LogCode.TOKEN_MISCONFIGURED, LogCode.VAULT_UNAVAILABLE), List.copyOf(seen.keySet()));
        assertNotEquals(seen, troubles.now());
    }

    @Test
    void countEveryCaseOfManyThreads() {
        List<CompletableFuture<Long>> threads = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 1000)
                        .filter(k -> troubles.note(LogCode.API_FAILED, "x"))
                        .count()))
                .toList();
        assertEquals(1, threads.stream().mapToLong(CompletableFuture::join).sum(), "one was the first");
        assertEquals(8000, troubles.now().get(LogCode.API_FAILED).cases());
    }
}
