package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), RetryAfter.of(" 120 ", NOW));
        assertEquals(Optional.of(Duration.ofSeconds(90)), RetryAfter.of("Sat, 21 Nov 2026 10:01:30 GMT", NOW));
    }

    @Test
    void boundsWhatIsAskedFor() {
        assertEquals(Optional.of(Duration.ofHours(1)), RetryAfter.of("999999999", NOW));
        assertEquals(Optional.of(Duration.ofHours(1)), RetryAfter.of("Sun, 22 Nov 2026 10:00:00 GMT", NOW));
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.of("Fri, 20 Nov 2026 10:00:00 GMT", NOW));
    }

    @Test
    void ignoresWhatItCannotRead() {
        assertEquals(Optional.empty(), RetryAfter.of(null, NOW));
        assertEquals(Optional.empty(), RetryAfter.of("", NOW));
        assertEquals(Optional.empty(), RetryAfter.of("-5", NOW));
        assertEquals(Optional.empty(), RetryAfter.of("soon", NOW));
        assertEquals(Optional.empty(), RetryAfter.of("99999999999999999999", NOW));
    }
}
