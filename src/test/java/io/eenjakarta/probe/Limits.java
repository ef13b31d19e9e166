package io.eenjakarta.probe;

import java.time.Duration;

/**
 * How polite and how patient the probe is.
 *
 * @param calls so many requests at most, whatever happens
 * @param pause before each request but the first
 * @param answer how long an answer may take, with its body
 * @param bytes what is read of a body
 * @param patience how long the user may take for one sign-in
 */
record Limits(int calls, Duration pause, Duration answer, int bytes, Duration patience) {
    static final Limits DEFAULT =
            new Limits(60, Duration.ofSeconds(1), Duration.ofSeconds(15), 1 << 20, Duration.ofMinutes(10));
}
