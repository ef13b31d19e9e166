package io.eenjakarta.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What running threads were busy with.
 *
 * @param samples how many of them each owner has
 */
public record Profile(Map<String, Integer> samples) {

    private static final double LEAST_PERCENT = 0.5;

    /** @param owner whose a sample is */
    public static Profile of(List<List<String>> stacks, Function<List<String>, String> owner) {
        Map<String, Integer> samples = new TreeMap<>();
        stacks.forEach(stack -> samples.merge(owner.apply(stack), 1, Integer::sum));
        return new Profile(samples);
    }

    /** Of all owners. */
    public int all() {
        return samples.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Of all samples; no number when there are none. */
    public double percent(String owner) {
        return all() == 0 ? Double.NaN : 100.0 * samples.getOrDefault(owner, 0) / all();
    }

    /** What is more here than in another, of what both were busy with for as long as they took. */
    public Profile beyond(Profile other) {
        Map<String, Integer> more = new TreeMap<>();
        samples.forEach((owner, count) -> {
            int beyond = count - other.samples.getOrDefault(owner, 0);
            if (beyond > 0) {
                more.put(owner, beyond);
            }
        });
        return new Profile(more);
    }

    /** The owners with the largest shares, largest first, for people; those of less than half a per cent are left out. */
    public String said(int most) {
        return owners().limit(most)
                .filter(owner -> percent(owner) >= LEAST_PERCENT)
                .map(owner -> String.format(Locale.ROOT, "%.0f %% %s", percent(owner), owner))
                .collect(Collectors.joining(", "));
    }

    /** Those who have any, the one with most of them first. */
    public Stream<String> owners() {
        return samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Each owner's share. */
    public List<Result> results(String of) {
        return owners().map(owner -> Result.alone(owner + ", " + of, "% of samples", percent(owner), all()))
                .toList();
    }
}
