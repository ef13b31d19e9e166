package io.eenjakarta.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Numbers over time as columns of equal width, drawn on a field of 1000 by 100, and in words for whoever cannot see them.
 *
 * @param id of the figure in its page
 * @param title of the figure
 * @param what is counted
 * @param each what a column stands for
 * @param summary the drawing in a sentence
 * @param columns in order of time
 * @param top number at the upper end of the scale
 * @param ticks words under the drawing, evenly spread from its left end to its right one
 */
public record Chart(
        String id,
        String title,
        String what,
        String each,
        String summary,
        List<Column> columns,
        long top,
        List<String> ticks) {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    private static final double FILLED = 0.74;
    /** Even a single one among thousands is seen. */
    private static final double LEAST = 1.5;

    private static final int GAPS = 4;

    /**
     * A column.
     *
     * @param label its time
     * @param count how many
     * @param tone name of a colour; empty for the ordinary one
     * @param x left end
     * @param step its share of the drawing's width
     * @param width of what is drawn
     * @param y upper end
     * @param height of what is drawn
     */
    public record Column(
            String label, long count, String tone, String x, String step, String width, String y, String height) {}

    /** Which point in time each column begins at, and how it is called. */
    record Axis(String each, Instant from, Duration step, DateTimeFormatter words) {

        /** Days, in UTC. */
        static Axis days(Instant from) {
            return new Axis("Day (UTC)", from, Duration.ofDays(1), utc("EEE d MMM"));
        }

        String label(int column) {
            return words.format(from.plus(step.multipliedBy(column)));
        }

        String tick(int column) {
            return utc("d MMM").format(from.plus(step.multipliedBy(column)));
        }

        private static DateTimeFormatter utc(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
        }
    }

    /**
     * Draws a chart.
     *
     * @param noun what is counted, such as {@code grants end}
     * @param tones the colour of each column, by its number
     */
    static Chart of(
            String id,
            String title,
            String noun,
            String none,
            Axis axis,
            List<Long> counts,
            LongFunction<String> tones) {
        long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
        long top = round(most);
        double step = WIDTH / Math.max(1, counts.size());
        List<Column> columns = IntStream.range(0, counts.size())
                .mapToObj(i -> column(axis.label(i), counts.get(i), tones.apply(i), i * step, step, top))
                .toList();
        return new Chart(
                id,
                title,
                noun,
                axis.each(),
                summary(noun, none, axis, counts, most),
                columns,
                top,
                ticks(axis, counts.size()));
    }

    /** Whether there is anything to be seen. */
    public boolean filled() {
        return columns.stream().anyMatch(column -> column.count() > 0);
    }

    private static Column column(String label, long count, String tone, double x, double step, long top) {
        double height = count == 0 ? 0 : Math.max(LEAST, HEIGHT * count / top);
        return new Column(
                label,
                count,
                tone,
                number(x),
                number(step),
                number(step * FILLED),
                number(HEIGHT - height),
                number(height));
    }

    private static String summary(String noun, String none, Axis axis, List<Long> counts, long most) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return none;
        }
        String peak = axis.label(counts.indexOf(most));
        return "%s: %,d in %d days, at most %,d on one day (%s)."
                .formatted(noun, all, counts.size(), most, peak)
                .replace("in 1 days", "in 1 day");
    }

    private static List<String> ticks(Axis axis, int columns) {
        List<String> ticks = new ArrayList<>();
        for (int i = 0; i <= GAPS && columns > 0; i++) {
            ticks.add(axis.tick((columns - 1) * i / GAPS));
        }
        return ticks;
    }

    /** The next number of the kind 1, 2, 5, 10, 20 and so on, and no odd one but 1 and 5: half of it is drawn as well. */
    static long round(long most) {
        for (long power = 1; power > 0; power *= 10) {
            for (long digit : new long[] {1, 2, 4, 6, 8}) {
                if (most <= digit * power) {
                    return digit * power;
                }
            }
        }
        return most;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
