package io.eenjakarta.renewal;

import io.eenjakarta.vault.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Numbers over time, in equal steps.
 *
 * @param from when the first step begins
 * @param step how long each is
 * @param series a number for each step, by the name of what was counted: that of an {@link Act}, or ENDING
 */
public record Chart(Instant from, Duration step, SortedMap<String, List<Long>> series) {

    Chart(Instant from, Duration step, Map<String, List<Long>> series) {
        this(from, step, Collections.unmodifiableSortedMap(new TreeMap<>(series)));
    }

    static Chart of(Instant from, Duration step, Map<Act, List<Long>> counts) {
        SortedMap<String, List<Long>> series = new TreeMap<>();
        counts.forEach((act, numbers) -> series.put(act.name(), numbers));
        return new Chart(from, step, Collections.unmodifiableSortedMap(series));
    }

    /** When a step begins. */
    public Instant at(int index) {
        return from.plus(step.multipliedBy(index));
    }

    /** The largest number, for a scale. */
    public long most() {
        return series.values().stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
