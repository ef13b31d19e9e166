package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by the database's clock, which all nodes share, and how far that is ahead of ours.
 *
 * @param now milliseconds since 1970 by the database's clock
 * @param ahead milliseconds, negative when it is behind
 */
record DatabaseTime(long now, long ahead) {

    /** One of our instants, by the database's clock. */
    long of(Instant ours) {
        return ours.toEpochMilli() + ahead;
    }

    /** One of the database's instants, by our clock. */
    Instant ours(long millis) {
        return Instant.ofEpochMilli(millis - ahead);
    }

    long after(Duration lease) {
        return now + lease.toMillis();
    }
}
