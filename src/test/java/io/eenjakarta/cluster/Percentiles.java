package io.eenjakarta.cluster;

import java.time.Duration;
import java.util.Collection;

/** How long things took, in milliseconds. */
public record Percentiles(int count, double p50, double p99, double most) {

    private static final double NANOS = 1_000_000;

    public static Percentiles of(Collection<Duration> times) {
        long[] sorted = times.stream().mapToLong(Duration::toNanos).sorted().toArray();
        return new Percentiles(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double part) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(part * sorted.length) - 1;
        return Math.round(sorted[Math.max(0, index)] / NANOS * 10) / 10.0;
    }
}
