package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "' 7 ', PT7S",
        "3600, PT1H",
        "3601, PT1H",
        "999999999999999999, PT1H",
        "'Sat, 21 Nov 2026 12:00:30 GMT', PT30S",
        "'Sat, 21 Nov 2026 11:59:00 GMT', PT0S",
        "'Sat, 21 Nov 2037 12:00:00 GMT', PT1H"
    })
    void understandsSecondsAndDatesUpToAnHour(String value, Duration expected) {
        assertEquals(Optional.of(expected), RetryAfter.parse(value, NOW));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "soon",
                "-1",
                "1.5",
                "1e3",
                "Sat, 32 Nov 2026 12:00:30 GMT",
                "Sunday, 21-Nov-26 12:00:30 GMT",
                "9999999999999999999999"
            })
    void ignoresWhatItDoesNotUnderstand(String value) {
        assertEquals(Optional.empty(), RetryAfter.parse(value, NOW));
    }
}
