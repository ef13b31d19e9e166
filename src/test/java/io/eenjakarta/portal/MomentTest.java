package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final Instant NOW = Instant.parse("2026-03-18T14:05:09.123456Z");

    @Test
    void showsUtcAndWholeSeconds() {
        Moment moment = Moment.of(NOW, NOW);
        assertEquals("2026-03-18T14:05:09Z", moment.iso());
        assertEquals("18 Mar 2026, 14:05 UTC", moment.words());
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,in less than a minute",
        "PT59S,in less than a minute",
        "PT60S,in 1 minute",
        "PT119M,in 119 minutes",
        "PT2H,in 2 hours",
        "PT11H59M58S,in 12 hours",
        "PT47H59M,in 48 hours",
        "P14D,in 14 days",
        "P13DT23H,in 14 days",
        "-PT1S,just now",
        "-PT5M,5 minutes ago",
        "-P3D,3 days ago"
    })
    void saysHowFarItIs(Duration distance, String words) {
        assertEquals(words, Moment.of(NOW.plus(distance), NOW).distance());
    }
}
