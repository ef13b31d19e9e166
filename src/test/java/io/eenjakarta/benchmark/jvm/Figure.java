package io.eenjakarta.benchmark.jvm;

import java.util.Locale;

/**
 * What one benchmark measured.
 *
 * @param nanos mean time of a call
 * @param error half of the interval that holds the true mean with 99.9 %, in nanoseconds
 * @param bytes allocated by a call
 * @param samples how many measurements it was made of
 */
record Figure(double nanos, double error, double bytes, long samples) {

    /** Less than what one object in a thousand calls would make: JMH's own allocation is shared by the calls. */
    static final double NOTHING = 0.01;

    /** Whether the intervals of both leave no doubt about it. */
    boolean isSlowerThan(Figure other) {
        return nanos - error > other.nanos + other.error;
    }

    boolean allocates() {
        return bytes > NOTHING;
    }

    /** For people. */
    String said() {
        return String.format(Locale.ROOT, "%.1f \u00b1 %.1f ns and %.0f B", nanos, error, bytes);
    }
}
