package io.eenjakarta.benchmark.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measurements of one kind. Not thread-safe. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    int count() {
        return values.size();
    }

    /** The middle one: a few that something else has disturbed do not move it. */
    double median() {
        return quantile(0.5);
    }

    double quantile(double share) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
}
