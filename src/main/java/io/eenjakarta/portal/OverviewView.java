package io.eenjakarta.portal;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.EndingGrant;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All grants at a glance.
 *
 * @param states how many are in each
 * @param endings how many end within some days
 * @param next those that end first
 * @param reasons why grants need a sign-in, the most frequent first
 */
public record OverviewView(List<StateCount> states, List<Soon> endings, List<Next> next, List<Reason> reasons) {

    /** Days before an end at which it is announced. */
    private static final List<Integer> DAYS = List.of(1, 7, 14);

    private static final int SHOWN = 5;

    /**
     * Grants in a state.
     *
     * @param state the state
     * @param count how many
     * @param list of them
     */
    public record StateCount(StateView state, String count, Link list) {}

    /**
     * Grants that end soon.
     *
     * @param within such as {@code 7 days}
     * @param count how many
     */
    public record Soon(String within, String count) {}

    /**
     * A grant that ends soon.
     *
     * @param grant as pages show it
     * @param at when it ends
     */
    public record Next(GrantView grant, Moment at) {}

    /**
     * Grants that need a sign-in.
     *
     * @param why the reason
     * @param count how many, of the latest
     */
    public record Reason(String why, long count) {}

    static OverviewView of(
            Map<String, Long> counts,
            List<EndingGrant> ending,
            List<GrantLine> dead,
            Providers providers,
            Instant now) {
        return new OverviewView(
                states(counts),
                DAYS.stream().map(days -> soon(days, ending, now)).toList(),
                ending.stream()
                        .limit(SHOWN)
                        .map(one -> new Next(GrantView.of(one.grant(), providers, now), Moment.of(one.endsAt(), now)))
                        .toList(),
                reasons(dead));
    }

    /** Each state that a living row can have, and whatever else there is. */
    static List<StateCount> states(Map<String, Long> counts) {
        Stream<String> known = Stream.of(GrantStatus.values())
                .filter(status -> status != GrantStatus.ENDED)
                .map(Enum::name);
        return Stream.concat(known, counts.keySet().stream())
                .distinct()
                .map(state -> new StateCount(
                        StateView.of(state),
                        "%,d".formatted(counts.getOrDefault(state, 0L)),
                        new Link("/admin/grants").with("state", state)))
                .toList();
    }

    private static Soon soon(int days, List<EndingGrant> ending, Instant now) {
        Instant until = now.plus(Duration.ofDays(days));
        long count = ending.stream().filter(one -> !one.endsAt().isAfter(until)).count();
        String more = count == ListPage.MOST ? " or more" : "";
        return new Soon(days == 1 ? "1 day" : days + " days", "%,d".formatted(count) + more);
    }

    private static List<Reason> reasons(List<GrantLine> dead) {
        return dead.stream()
                .collect(Collectors.groupingBy(GrantLine::reason, Collectors.counting()))
                .entrySet()
                .stream()
                .map(reason -> new Reason(
                        reason.getKey().isEmpty() ? "No reason is known" : StateView.reason(reason.getKey()),
                        reason.getValue()))
                .sorted(Comparator.comparing(Reason::count).reversed().thenComparing(Reason::why))
                .toList();
    }
}
