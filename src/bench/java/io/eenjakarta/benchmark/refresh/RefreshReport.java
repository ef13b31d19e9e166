package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.ExpiryRound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was measured of everybody, put into figures, plots and sentences. Not thread-safe. */
final class RefreshReport {

    private final Map<String, List<ExpiryFigures>> byKeeper = new LinkedHashMap<>();
    private final List<ExpiryRound> servers = new ArrayList<>();

    void add(String keeper, ExpiryFigures figures) {
        byKeeper.computeIfAbsent(keeper, name -> new ArrayList<>()).add(figures);
    }

    /** The same with real servers, ours alone. */
    void servers(List<ExpiryRound> rounds) {
        servers.addAll(rounds);
    }

    List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (ExpiryFigures ours : byKeeper.get(OurKeeper.NAME)) {
            for (String peer : peers()) {
                ExpiryFigures theirs = of(peer, ours);
                if (!peer.equals(Pac4jKeeper.NAME)) {
                    results.add(Result.less(
                            "Token requests at expiry, " + where(ours),
                            "POSTs",
                            ours.posts(),
                            peer,
                            theirs.posts(),
                            ours.times()));
                    results.add(Result.less(
                            "Wait for the next token of callers who get an answer, p99, " + where(ours),
                            "ms",
                            ours.p99(),
                            peer,
                            theirs.p99(),
                            (long) ours.times() * ours.callers()));
                }
                results.add(count(
                        "Callers who got no answer at expiry, " + where(ours),
                        "callers",
                        ours.failures(),
                        peer,
                        theirs.failures(),
                        ours.times()));
            }
        }
        for (int nodes : RefreshPart.NODES) {
            for (String peer : peers()) {
                results.add(count(
                        "Expiries after which the user has to sign in again, " + nodes(nodes),
                        "expiries",
                        signedOut(OurKeeper.NAME, nodes),
                        peer,
                        signedOut(peer, nodes),
                        times(nodes)));
            }
        }
        for (ExpiryRound round : servers) {
            String where = where(round.callers(), round.nodes()) + ", real servers";
            results.add(Result.alone("Token requests at expiry, " + where, "POSTs", round.posts(), 1));
            results.add(Result.alone("Wait for the page, p99, " + where, "ms", round.p99(), round.callers()));
            results.add(Result.alone("Callers who got no page at expiry, " + where, "callers", round.failures(), 1));
        }
        return results;
    }

    Details details() {
        Details details = new Details();
        for (int nodes : RefreshPart.NODES) {
            details.plot(plot(
                    "Token requests at one expiry, ", nodes, "POSTs to the token end point", ExpiryFigures::posts));
            details.plot(plot("Wait for the next token, ", nodes, "p99 in ms", ExpiryFigures::p99));
            details.plot(new Plot(
                    "Callers who got no answer, " + nodes(nodes),
                    "callers",
                    "% of the callers",
                    true,
                    false,
                    series(nodes, figures -> 100 * figures.failures() / figures.callers(), false)));
        }
        boolean flawless = byKeeper.get(OurKeeper.NAME).stream().allMatch(ExpiryFigures::flawless)
                && servers.stream().allMatch(ExpiryRound::isFlawless);
        details.target(
                "one token POST and no failure at every number of callers and nodes",
                flawless,
                byKeeper.get(OurKeeper.NAME).stream()
                        .map(ours -> String.format(
                                Locale.ROOT,
                                "%s: %.1f POSTs, %.1f failures",
                                where(ours),
                                ours.posts(),
                                ours.failures()))
                        .collect(Collectors.joining("; ")),
                flawless ? "" : reasons(OurKeeper.NAME));
        details.note(notes());
        for (String peer : peers()) {
            String reasons = reasons(peer);
            if (!reasons.isEmpty()) {
                details.note(peer + ", what callers were told: " + reasons);
            }
        }
        return details;
    }

    private static String[] notes() {
        return new String[] {
            "A refresh token is good for one use, as with Eagle Eye; a second use is refused and, in the peers' favour,"
                    + " does not end the login. The provider takes " + RefreshPart.PROVIDER.toMillis()
                    + " ms for every answer to a refresh, of tokens or a refusal. Callers begin at the same moment, call the API"
                    + " with the token they get, and count as failed without a 200 of it.",
            "een-jakarta keeps grants sealed in PostgreSQL on one node, too. Spring Security keeps its own in memory on one node,"
                    + " and in the same PostgreSQL on three (JdbcOAuth2AuthorizedClientService). pac4j's session is in the"
                    + " memory of all nodes at once, which no server can do.",
            "The wait is that of callers who got an answer, be it a single one.",
            "Spring Security refreshes for every caller that finds the token ended; at a refusal its manager removes the stored"
                    + " tokens. Its maintainers leave it to the application to let in one caller at a time (spring-security"
                    + " issues 11461 and 14123): a lock per node does, on one node.",
            "pac4j's OAuth 2.0 client never takes a profile for expired, renews none and so asks for nothing: the API refuses"
                    + " every call until the user signs in again. With the renewal that its OpenID Connect client has, written for"
                    + " this one, every caller refreshes.",
            "Counts that may be zero are compared after one is added to both."
        };
    }

    private Plot plot(String title, int nodes, String y, ToDoubleFunction<ExpiryFigures> figure) {
        return new Plot(title + nodes(nodes), "callers", y, true, true, series(nodes, figure, true));
    }

    private List<Plot.Series> series(int nodes, ToDoubleFunction<ExpiryFigures> figure, boolean positive) {
        List<Plot.Series> all = new ArrayList<>();
        byKeeper.forEach((name, figures) -> {
            List<Plot.Point> points = figures.stream()
                    .filter(one -> one.nodes() == nodes)
                    .map(one -> new Plot.Point(one.callers(), figure.applyAsDouble(one)))
                    .filter(point -> !positive || point.y() > 0)
                    .toList();
            if (!points.isEmpty() && !(positive && name.equals(Pac4jKeeper.NAME))) {
                all.add(new Plot.Series(name, points));
            }
        });
        return all;
    }

    private List<String> peers() {
        return byKeeper.keySet().stream()
                .filter(name -> !name.equals(OurKeeper.NAME))
                .toList();
    }

    private ExpiryFigures of(String keeper, ExpiryFigures like) {
        return byKeeper.get(keeper).stream()
                .filter(one -> one.callers() == like.callers() && one.nodes() == like.nodes())
                .findFirst()
                .orElseThrow();
    }

    private double signedOut(String keeper, int nodes) {
        return byKeeper.get(keeper).stream()
                .filter(one -> one.nodes() == nodes)
                .mapToLong(ExpiryFigures::signedOut)
                .sum();
    }

    private int times(int nodes) {
        return byKeeper.get(OurKeeper.NAME).stream()
                .filter(one -> one.nodes() == nodes)
                .mapToInt(ExpiryFigures::times)
                .sum();
    }

    private String reasons(String keeper) {
        return byKeeper.get(keeper).stream()
                .flatMap(figures -> figures.reasons().entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.summingInt(Map.Entry::getValue)))
                .entrySet()
                .stream()
                .map(reason -> reason.getValue() + " times " + reason.getKey())
                .collect(Collectors.joining("; "));
    }

    private static Result count(String name, String unit, double ours, String peer, double theirs, long samples) {
        return new Result(
                name, unit, ours, Optional.of(new Result.Peer(peer, theirs, (theirs + 1) / (ours + 1))), samples);
    }

    private static String where(ExpiryFigures figures) {
        return where(figures.callers(), figures.nodes());
    }

    private static String where(int callers, int nodes) {
        return callers + (callers == 1 ? " caller, " : " callers, ") + nodes(nodes);
    }

    private static String nodes(int nodes) {
        return nodes == 1 ? "one node" : nodes + " nodes";
    }
}
