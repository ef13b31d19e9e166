package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(600);

    private final MemoryAttempts attempts = new MemoryAttempts();

    @Test
    @Requirement("C3")
    void letsAnAttemptBeTakenOnce() {
        assertTrue(attempts.take("a", "target", NOW, END));
        assertFalse(attempts.take("a", "other target", NOW, END));
        assertTrue(attempts.take("b", "target", NOW, END));
    }

    @Test
    @Requirement("C3")
    void letsOneOfManyTakeIt() {
        long winners = IntStream.range(0, 64)
                .parallel()
                .filter(i -> attempts.take("a", "target " + i, NOW, END))
                .count();
        assertEquals(1, winners);
        assertEquals(1, attempts.size());
    }

    @Test
    void remembersTheTargetOfTheFirstUntilTheAttemptWouldHaveExpired() {
        assertEquals(Optional.empty(), attempts.targetOf("a", NOW));
        attempts.take("a", "target", NOW, END);
        attempts.take("a", "other target", NOW, END);
        assertEquals(Optional.of("target"), attempts.targetOf("a", END.minusMillis(1)));
        assertEquals(Optional.empty(), attempts.targetOf("a", END));
    }

    @Test
    void forgetsWhatHasExpiredAndNothingElse() {
        attempts.take("old", "t", NOW, NOW.plusSeconds(10));
        attempts.take("older", "t", NOW, NOW.plusSeconds(5));
        attempts.take("live", "t", NOW, END);
        assertEquals(3, attempts.size());
        attempts.take("new", "t", NOW.plusSeconds(10), END);
        assertEquals(2, attempts.size());
        assertFalse(attempts.take("live", "t", NOW.plusSeconds(10), END));
    }
}
