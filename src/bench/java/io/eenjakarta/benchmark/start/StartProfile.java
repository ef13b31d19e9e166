package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Recording;
import java.time.Duration;
import java.util.Locale;

/**
 * What a server was busy with from its first moment until it was ready.
 *
 * @param samples by {@link StartOwners}
 * @param processors time of all processors
 * @param compiler what the just-in-time compiler has of that, of which there are no samples
 */
record StartProfile(Profile samples, Duration processors, Duration compiler) {

    private static final int MOST_OWNERS = 9;

    /** What it has more than another, for people. */
    String beyond(StartProfile other) {
        Profile more = samples.beyond(other.samples);
        return String.format(
                Locale.ROOT,
                "Of %,d samples of running threads, one each %d ms, which this run has more than one of the bare server: %s. Of"
                        + " %.1f s of processors which it has more, both being recorded, the just-in-time compiler has %.1f s;"
                        + " neither that nor the JVM's verifier and collector have samples.",
                more.all(),
                Recording.PERIOD.toMillis(),
                more.said(MOST_OWNERS),
                seconds(processors.minus(other.processors)),
                seconds(compiler.minus(other.compiler)));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
