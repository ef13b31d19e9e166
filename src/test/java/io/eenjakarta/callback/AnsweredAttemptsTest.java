package io.eenjakarta.callback;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The first answer to an attempt, in a bounded memory. */
@Requirement("C30")
class AnsweredAttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant END = NOW.plusSeconds(600);

    private final AnsweredAttempts answered = new AnsweredAttempts();

    @Test
    void oneIsFirstOnce() {
        assertTrue(answered.isFirst("a", END, NOW));
        assertFalse(answered.isFirst("a", END, NOW));
        assertTrue(answered.isFirst("b", END, NOW));
    }

    @Test
    void aFloodTurnsNobodyAwayAndEnds() {
        for (int i = 0; i < AnsweredAttempts.MOST; i++) {
            assertTrue(answered.isFirst("a" + i, END, NOW));
        }
        assertTrue(answered.isFirst("late", END, NOW));
        assertTrue(answered.isFirst("late", END, NOW), "there was no room to remember it");
        assertFalse(answered.isFirst("a0", END, NOW));
        assertTrue(answered.isFirst("later", END.plusSeconds(600), END));
        assertFalse(answered.isFirst("later", END.plusSeconds(600), END));
    }
}
