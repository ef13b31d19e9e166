package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.security.Requirement;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** Whatever a server sends as {@code Retry-After}: nothing, or a wait from none to an hour, and the right one for seconds. */
@Requirement({"F8", "C30"})
class RetryAfterFuzzTest {

    private static final BigInteger HOUR = BigInteger.valueOf(3600);

    @FuzzTest
    void isNeverNegativeNorLong(byte[] input) {
        String value = new String(input, ISO_8859_1);
        Optional<Duration> wait = RetryAfter.parse(value, NOW);
        assertFalse(wait.filter(Duration::isNegative).isPresent(), value);
        assertFalse(
                wait.filter(given -> given.compareTo(Duration.ofHours(1)) > 0).isPresent(), value);
        if (value.matches(" *[0-9]{1,18} *")) {
            long seconds = new BigInteger(value.trim()).min(HOUR).longValueExact();
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), wait, value);
        }
        if (wait.isPresent()) {
            // Else a date: nothing without a digit, and nothing with a sign or a fraction, is understood.
            assertTrue(value.strip().matches("[0-9]+|[A-Za-z0-9 ,:+-]+"), value);
        }
    }
}
