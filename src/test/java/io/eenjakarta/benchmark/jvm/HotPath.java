package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Profile;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is promised of the current token of a grant, and whether it is so. Ratios and counts of one run alone. */
final class HotPath {

    static final int MOST_CLOCKS = 2;

    private static final int MOST_FRAMES = 4;

    private final JmhFigures figures;
    private final String held;
    private final Figure ours;
    private final Profile profile;

    /**
     * @param held how many grants are held, in words
     * @param ours name of our benchmark
     * @param profile of the same benchmark, by the frames on top
     */
    HotPath(JmhFigures figures, String held, String ours, Profile profile) {
        this.figures = figures;
        this.held = held;
        this.ours = figures.named(ours);
        this.profile = profile;
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
                said());
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
                said() + " A peer that holds one user's credentials alone needs no map.");
    }

    private String said() {
        return String.format(
                Locale.ROOT,
                "Of %,d samples of the call in a JVM of its own, in this run, these frames are on top: %s. The clock is read"
                        + " inside the JVM, where no samples can be taken.",
                profile.all(),
                profile.said(MOST_FRAMES));
    }

    /**
     * What is on top of a call, over samples of its thread.
     *
     * @param frame of the call itself; samples without it do not count
     */
    static Profile onTop(List<List<String>> stacks, String frame) {
        return Profile.of(
                stacks.stream().filter(stack -> stack.contains(frame)).toList(), stack -> shortened(stack.get(0)));
    }

    /** {@code Class.method} of {@code package.Class.method}. */
    private static String shortened(String frame) {
        return frame.substring(frame.lastIndexOf('.', frame.lastIndexOf('.') - 1) + 1);
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
