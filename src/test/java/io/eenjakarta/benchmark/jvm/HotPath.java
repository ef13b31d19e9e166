package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.benchmark.Details;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is promised of the current token of a grant, and whether it is so. Ratios and counts of one run alone. */
final class HotPath {

    static final int MOST_CLOCKS = 2;

    private static final String CALL = "The profile shows the reading of the clock and ConcurrentHashMap.get() alone.";

    private final JmhFigures figures;
    private final String held;
    private final Figure ours;

    /**
     * @param held how many grants are held, in words
     * @param ours name of our benchmark
     */
    HotPath(JmhFigures figures, String held, String ours) {
        this.figures = figures;
        this.held = held;
        this.ours = figures.named(ours);
    }

    /** Adds the targets, each with what was measured. */
    void judge(String clock, List<Map.Entry<String, String>> peers, Details details) {
        Figure tick = figures.named(clock);
        details.target(
                "current token, " + held + ": at most twice Clock.millis()",
                keepsToClock(tick),
                String.format(
                        Locale.ROOT,
                        "%.2f times: %s against %s",
                        ours.nanos() / tick.nanos(),
                        ours.said(),
                        tick.said()),
                CALL);
        details.target(
                "current token, " + held + ": nothing is allocated",
                !ours.allocates(),
                String.format(Locale.ROOT, "%.4f B", ours.bytes()),
                "JMH's profiler gc counts what the thread allocates.");
        Map.Entry<String, String> best = best(peers);
        Figure theirs = figures.named(best.getValue());
        details.target(
                "current token, " + held + ": not slower than the best of the three peers, within the error",
                !ours.isSlowerThan(theirs),
                ours.said() + " against " + theirs.said() + " of " + best.getKey(),
                CALL + " A peer that holds one user's credentials alone needs no map.");
    }

    boolean keepsToClock(Figure clock) {
        return ours.nanos() <= MOST_CLOCKS * clock.nanos();
    }

    Map.Entry<String, String> best(List<Map.Entry<String, String>> peers) {
        return peers.stream()
                .min(Comparator.comparingDouble(
                        peer -> figures.named(peer.getValue()).nanos()))
                .orElseThrow();
    }
}
