package io.eenjakarta.vms;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** How long a feed waits before it is tried again: longer each time, by chance, never shorter than what was asked for. */
final class FeedPauses {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;

    private int failures;

    /** It went well. */
    void reset() {
        failures = 0;
    }

    Duration next(Optional<Duration> asked) {
        Duration most = FIRST.multipliedBy(1L << Math.min(failures++, MOST_DOUBLINGS));
        Duration half = most.dividedBy(2);
        Duration chance = Duration.ofMillis(ThreadLocalRandom.current().nextLong(half.toMillis() + 1));
        return asked.filter(wanted -> wanted.compareTo(half) > 0).orElse(half).plus(chance);
    }
}
