package io.eenjakarta.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The end of everything that one call sends. Holds whatever the clock does: one that is set back makes no call longer.
 *
 * @param end by the clock
 * @param endNanos by {@link System#nanoTime}
 */
record TokenDeadline(Instant end, long endNanos) {

    /** So much later than now. */
    static TokenDeadline in(Duration time, Clock clock) {
        return new TokenDeadline(clock.instant().plus(time), System.nanoTime() + time.toNanos());
    }

    /** What is left, the shorter of both; zero or less when it is over. */
    Duration left(Clock clock) {
        Duration byClock = Duration.between(clock.instant(), end);
        Duration byNanos = Duration.ofNanos(endNanos - System.nanoTime());
        return byClock.compareTo(byNanos) < 0 ? byClock : byNanos;
    }
}
