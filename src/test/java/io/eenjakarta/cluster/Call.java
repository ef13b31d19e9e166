package io.eenjakarta.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * A page that a guest asked for.
 *
 * @param grant of the sign-in that it was asked with
 * @param node who answered at last
 * @param at when it was asked for, on the provider's clock
 * @param took until the answer was complete, other nodes tried included
 * @param status as answered; 0 for none
 */
record Call(String grant, String node, Instant at, Duration took, int status) {

    boolean ok() {
        return status == 200;
    }

    /** Whether the guest was sent to sign in. */
    boolean signInAgain() {
        return status == 401 || status == 302;
    }

    boolean unavailable() {
        return status == 503;
    }

    boolean overlaps(Instant from, Instant until) {
        return !at.isAfter(until) && !at.plus(took).isBefore(from);
    }
}
