package io.eenjakarta.portal;

import io.eenjakarta.renewal.Chart;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Numbers over time as columns of equal width, drawn on a field of 1000 by 100, and in words for whoever cannot see them.
 *
 * @param subject what is counted
 * @param each what a column stands for
 * @param summary the drawing in a sentence
 * @param columns in order of time
 * @param top number at the upper end of the scale
 * @param ticks words under the drawing, evenly spread from its left end to its right one
 */
public record ChartView(
        Subject subject, String each, String summary, List<Column> columns, long top, List<String> ticks) {

    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    private static final double FILLED = 0.74;
    /** Even a single one among thousands is seen. */
    private static final double LEAST = 2;

    private static final int TICKS = 4;

    /**
     * What is counted.
     *
     * @param id of the figure in its page
     * @param title of the figure
     * @param what the numbers are
     * @param none what is said when there is nothing
     */
    public record Subject(String id, String title, String what, String none) {}

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

    /**
     * Draws a chart.
     *
     * @param counts a number for each step of the chart
     * @param tones the colour of each column, by its number
     */
    static ChartView of(Subject subject, Chart chart, List<Long> counts, IntFunction<String> tones) {
        boolean days = chart.step().compareTo(Duration.ofDays(1)) >= 0;
        DateTimeFormatter words = utc(days ? "EEE d MMM" : "EEE d MMM, HH:mm");
        DateTimeFormatter ticks = utc(days ? "d MMM" : "EEE HH:mm");
        long top = top(counts.stream().mapToLong(Long::longValue).max().orElse(0));
        double step = WIDTH / Math.max(1, counts.size());
        List<Column> columns = IntStream.range(0, counts.size())
                .mapToObj(i -> column(words.format(chart.at(i)), counts.get(i), tones.apply(i), i * step, step, top))
                .toList();
        return new ChartView(
                subject,
                days ? "Day (UTC)" : "Hour (UTC)",
                summary(subject, columns, days),
                columns,
                top,
                ticks(chart.from(), chart.step().multipliedBy(Math.max(0, counts.size() - 1)), ticks));
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

    private static String summary(Subject subject, List<Column> columns, boolean days) {
        long all = columns.stream().mapToLong(Column::count).sum();
        if (all == 0) {
            return subject.none();
        }
        Column most = columns.stream()
                .reduce((one, other) -> other.count() > one.count() ? other : one)
                .orElseThrow();
        return String.format(
                Locale.ENGLISH,
                "%,d in %d %s; most on %s: %,d.",
                all,
                columns.size(),
                days ? "days" : "hours",
                most.label(),
                most.count());
    }

    private static List<String> ticks(Instant first, Duration length, DateTimeFormatter words) {
        return IntStream.rangeClosed(0, TICKS)
                .mapToObj(i -> words.format(first.plus(length.multipliedBy(i).dividedBy(TICKS))))
                .toList();
    }

    /** A round number above all, whose half is one as well where it can be. */
    static long top(long most) {
        long power = 1;
        while (most > 8 * power) {
            power *= 10;
        }
        for (long digit : new long[] {1, 2, 4, 6}) {
            if (most <= digit * power) {
                return digit * power;
            }
        }
        return 8 * power;
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
