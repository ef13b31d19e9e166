package io.eenjakarta.benchmark.start;

import java.time.Duration;
import java.util.Locale;

/**
 * One start of a server.
 *
 * @param ready from the start of its process on
 * @param processors time of all processors until then, which other load on the machine hardly changes
 * @param heap bytes in use once it was ready, after a collection of all garbage
 */
record Start(Duration ready, Duration processors, long heap) {

    /** For people. */
    String said() {
        return String.format(
                Locale.ROOT,
                "%.2f s, %.2f s of processors, %.1f MiB of heap",
                ready.toMillis() / 1e3,
                processors.toMillis() / 1e3,
                heap / (double) (1 << 20));
    }
}
