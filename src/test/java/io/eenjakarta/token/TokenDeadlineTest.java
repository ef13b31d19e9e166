package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.CLOCK;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A clock that jumps makes no call to the token end point longer. */
@Requirement({"C15", "C30"})
class TokenDeadlineTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final TokenDeadline deadline = TokenDeadline.in(TEN_SECONDS, CLOCK);

    @Test
    void isNoLaterForAClockThatIsSetBack() {
        Duration left = deadline.left(Clock.offset(CLOCK, Duration.ofHours(-1)));
        assertTrue(left.compareTo(TEN_SECONDS) <= 0, left.toString());
    }

    @Test
    void isOverForAClockThatJumpsAhead() {
        assertTrue(deadline.left(Clock.offset(CLOCK, TEN_SECONDS)).toNanos() <= 0);
    }
}
