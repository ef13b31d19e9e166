package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static io.eenjakarta.token.TokenReplyFixture.assertPairKept;
import static io.eenjakarta.token.TokenReplyFixture.granted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a reply says that its access token lives, and how much of that is believed. */
@Requirement("C18")
class TokenReplyLifeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"expires_in\":0",
                ",\"expires_in\":-5",
                ",\"expires_in\":0.5",
                ",\"expires_in\":\"43198\"",
                ",\"expires_in\":null",
                ",\"expires_in\":true",
                ",\"expires_in\":{\"seconds\":5}",
                ",\"expires_in\":-1e999999999"
            })
    void leavesTheEndOpenWhenItsLifeIsNoNumberAboveZero(String member) {
        TokenOutcome.Granted granted = granted(member);

        assertPairKept(granted);
        assertEquals(Optional.empty(), granted.tokens().expiresAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7776001", "99999999999999999999", "1e400", "1e999999999"})
    void cutsAnAbsurdLifeToNinetyDays(String life) {
        TokenOutcome.Granted granted = granted(",\"expires_in\":" + life);

        assertPairKept(granted);
        assertEquals(
                Optional.of(NOW.plus(Duration.ofDays(90))), granted.tokens().expiresAt());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "43198.9, 43198", "4.3e4, 43000", "604799, 604799", "7776000, 7776000"})
    void countsWholeSecondsFromTheStartOfTheRequest(String life, long seconds) {
        assertEquals(
                Optional.of(NOW.plusSeconds(seconds)),
                granted(",\"expires_in\":" + life).tokens().expiresAt());
    }
}
