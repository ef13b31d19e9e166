package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Equal steps of time, one after the other, with a number for each. */
final class Steps {

    /** More than any chart has. */
    static final int MOST = 2_000;

    private Steps() {}

    /** How many of the moments lie in each step. */
    static List<Long> counted(Stream<Instant> moments, Instant from, Duration step, int steps) {
        long[] counts = new long[checked(step, steps)];
        moments.map(moment -> Math.floorDiv(moment.toEpochMilli() - from.toEpochMilli(), step.toMillis()))
                .filter(number -> number >= 0 && number < steps)
                .forEach(number -> counts[number.intValue()]++);
        return Arrays.stream(counts).boxed().toList();
    }

    /** The numbers by step, with 0 where there is none. */
    static List<Long> filled(List<Map.Entry<Long, Long>> rows, int steps) {
        long[] counts = new long[steps];
        rows.forEach(row -> counts[row.getKey().intValue()] += row.getValue());
        return Arrays.stream(counts).boxed().toList();
    }

    static int checked(Duration step, int steps) {
        if (step.toMillis() < 1 || steps < 1 || steps > MOST) {
            throw new IllegalArgumentException(steps + " steps of " + step);
        }
        return steps;
    }
}
