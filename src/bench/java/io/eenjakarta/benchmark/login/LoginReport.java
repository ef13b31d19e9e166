package io.eenjakarta.benchmark.login;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What was measured, put into figures. Not thread-safe. */
final class LoginReport {

    static final double MOST_MILLIS = 5;

    private static final String PEER = "the provider's two calls alone";
    private static final int USUAL = 4;

    private final Map<Integer, List<Round>> rounds = new TreeMap<>();

    private record Round(Sitting.Outcome ours, Sitting.Outcome bare) {

        double added() {
            return millis(ours.processor().minus(bare.processor()));
        }
    }

    /** One after the other, with so many users at a time. */
    void add(int users, Sitting.Outcome ours, Sitting.Outcome bare) {
        rounds.computeIfAbsent(users, key -> new ArrayList<>()).add(new Round(ours, bare));
    }

    List<Result> results() {
        List<Result> results = new ArrayList<>();
        rounds.forEach((users, all) -> {
            String who = users == 1 ? "one user at a time" : users + " users at a time";
            results.add(Result.more(
                    "Full logins, " + who,
                    "logins/s",
                    median(users, round -> round.ours().perSecond()),
                    PEER,
                    median(users, round -> round.bare().perSecond()),
                    count(all, Round::ours)));
            results.add(Result.less(
                    "Server's CPU for a login, " + who,
                    "ms",
                    median(users, round -> millis(round.ours().processor())),
                    PEER,
                    median(users, round -> millis(round.bare().processor())),
                    count(all, Round::ours)));
            results.add(Result.less(
                    "Time of a full login, p50, " + who,
                    "ms",
                    percentiles(all, Round::ours).p50(),
                    PEER,
                    percentiles(all, Round::bare).p50(),
                    count(all, Round::ours)));
            results.add(Result.less(
                    "Time of a full login, p99, " + who,
                    "ms",
                    percentiles(all, Round::ours).p99(),
                    PEER,
                    percentiles(all, Round::bare).p99(),
                    count(all, Round::ours)));
        });
        results.add(Result.alone(
                "CPU of the just-in-time compiler for a login, not counted above",
                "ms",
                median(USUAL, round -> millis(round.ours().compiler())),
                count(rounds.get(USUAL), Round::ours)));
        results.add(Result.alone(
                "CPU that our side adds to a login", "ms", added(), count(rounds.get(USUAL), Round::ours)));
        return results;
    }

    Details details() {
        boolean reached = added() <= MOST_MILLIS;
        return new Details()
                .plot(plot("Full logins a second", "logins/s", outcome -> outcome.perSecond()))
                .plot(plot("Server's CPU for a login", "ms", outcome -> millis(outcome.processor())))
                .target(
                        "our side adds at most 5 ms of CPU to the provider's two calls",
                        reached,
                        String.format(Locale.ROOT, "%.1f ms with %d users at a time", added(), USUAL),
                        reached
                                ? ""
                                : "A profile of logins has a quarter of its samples in the vault's statements and commits, a sixth"
                                        + " in making the client of the token request, which every one has to itself so that its"
                                        + " deadline can close it, and a tenth in the two calls; the rest is the server's: a"
                                        + " session, three requests, and the notification of the container.")
                .note(
                        "A full login is the page that needs one, the provider's sign-in and consent pages, the callback with the"
                                + " token exchange and the question whose the token is, and the page; each with a new browser"
                                + " and a new session. The CPU is that of the server's process, of all its threads but those of the"
                                + " just-in-time compiler, which is still busy after so few logins and has a row of its own.",
                        "The two calls alone are made by a servlet in the same server, which the provider sends the same users to:"
                                + " one token request and one call of the API, with clients that are made once and keep their"
                                + " connections, and nothing else. It serves one request for a login, we serve three.",
                        "The provider and the browsers are on the same machine, in the process that measures; their CPU is not"
                                + " counted, but logins a second are what is left of the machine.");
    }

    private Plot plot(String title, String y, ToDoubleFunction<Sitting.Outcome> figure) {
        return new Plot(
                title,
                "users at a time",
                y,
                true,
                false,
                List.of(
                        series("een-jakarta", round -> figure.applyAsDouble(round.ours())),
                        series(PEER, round -> figure.applyAsDouble(round.bare()))));
    }

    private Plot.Series series(String name, ToDoubleFunction<Round> figure) {
        return new Plot.Series(
                name,
                rounds.keySet().stream()
                        .map(users -> new Plot.Point(users, median(users, figure)))
                        .toList());
    }

    private double added() {
        return median(USUAL, Round::added);
    }

    private double median(int users, ToDoubleFunction<Round> figure) {
        double[] sorted =
                rounds.get(users).stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static long count(List<Round> all, Function<Round, Sitting.Outcome> which) {
        return all.stream().mapToLong(round -> which.apply(round).took().size()).sum();
    }

    private static Percentiles percentiles(List<Round> all, Function<Round, Sitting.Outcome> which) {
        return Percentiles.of(all.stream()
                .flatMap(round -> which.apply(round).took().stream())
                .toList());
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
