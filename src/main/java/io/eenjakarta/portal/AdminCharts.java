package io.eenjakarta.portal;

import io.eenjakarta.renewal.Chart;
import io.eenjakarta.renewal.GrantOverview;
import io.eenjakarta.vault.Act;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of the overview, as attributes of its request: the ends to come, and what happened. */
final class AdminCharts {

    private static final int AHEAD = 90;
    private static final int WARNED = 14;

    /** Times back, by the name of each in the address. */
    private static final List<Time> TIMES = List.of(
            new Time("48h", "48 hours", 48, true),
            new Time("30d", "30 days", 30, false),
            new Time("90d", "90 days", 90, false));

    private static final Time USUAL = TIMES.get(1);

    private static final Set<Act> REFUSALS = Set.of(Act.LOGIN_REFUSED, Act.REFUSED, Act.SECRET_REFUSED);

    private record Time(String name, String words, int steps, boolean hours) {}

    private AdminCharts() {}

    /** @param name of a time back, as a link of {@link Choice} has it; anything else is the usual one */
    static Map<String, Object> of(GrantOverview overview, String name) {
        Time time = TIMES.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(USUAL);
        Chart past = time.hours()
                ? overview.pastHours(GrantOverview.CHARTED, time.steps())
                : overview.pastDays(GrantOverview.CHARTED, time.steps());
        Chart ahead = overview.endings(AHEAD);
        return Map.of(
                "ahead",
                ChartView.of(
                        new ChartView.Subject(
                                "endings",
                                "Ends in the next 90 days",
                                "Connected accounts that end",
                                "No connected account ends in the next 90 days."),
                        ahead,
                        sum(ahead, Stream.of("ENDING")),
                        day -> day < WARNED ? "warn" : ""),
                "past",
                List.of(
                        chart(past, "renewed", "Tokens renewed", "Renewals", Set.of(Act.ROTATED), ""),
                        chart(
                                past,
                                "lost",
                                "Grants that came to need a sign-in",
                                "Grants",
                                Set.of(Act.NEEDS_LOGIN),
                                "bad"),
                        chart(
                                past,
                                "refused",
                                "Sign-ins, connections and credentials refused",
                                "Refusals",
                                REFUSALS,
                                "warn")),
                "times",
                TIMES.stream()
                        .map(one -> new Choice(
                                one.words(), "", new Link("/admin").with("time", one.name()), one.equals(time)))
                        .toList());
    }

    private static ChartView chart(Chart past, String id, String title, String what, Set<Act> acts, String tone) {
        return ChartView.of(
                new ChartView.Subject(id, title, what, "None in this time."),
                past,
                sum(past, acts.stream().map(Act::name)),
                step -> tone);
    }

    /** What was counted under these names, together. */
    private static List<Long> sum(Chart chart, Stream<String> names) {
        List<List<Long>> series = names.filter(chart.series()::containsKey)
                .map(chart.series()::get)
                .toList();
        int steps = chart.series().values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, steps)
                .mapToObj(step ->
                        series.stream().mapToLong(numbers -> numbers.get(step)).sum())
                .toList();
    }
}
