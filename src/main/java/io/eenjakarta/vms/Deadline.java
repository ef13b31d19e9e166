package io.eenjakarta.vms;

import jakarta.ws.rs.client.ClientRequestContext;
import java.time.Duration;

/**
 * When a call must be over, whatever it is repeated for.
 *
 * @param endNanos reading of {@link System#nanoTime}
 */
record Deadline(long endNanos) {

    private static final String PROPERTY = "io.eenjakarta.deadline";

    /** The time of this call begins now. */
    static void begin(ClientRequestContext request, Duration longest) {
        request.setProperty(PROPERTY, new Deadline(System.nanoTime() + longest.toNanos()));
    }

    /** That of a call; one that never began has no time left. */
    static Deadline of(ClientRequestContext request) {
        return request.getProperty(PROPERTY) instanceof Deadline known ? known : new Deadline(System.nanoTime());
    }

    /** What is left, never less than nothing. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
}
