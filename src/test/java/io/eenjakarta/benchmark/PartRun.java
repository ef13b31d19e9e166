package io.eenjakarta.benchmark;

import java.time.Duration;

/**
 * How a part ended.
 *
 * @param end in words, {@link #MEASURED} when it has measured
 */
record PartRun(Part part, Duration took, String end) {

    static final String MEASURED = "has measured";

    boolean measured() {
        return end.equals(MEASURED);
    }
}
