package io.eenjakarta.benchmark.login;

import io.eenjakarta.benchmark.BenchmarkReport;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Recording;
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
import java.util.stream.Stream;

/** What was measured, put into figures. Not thread-safe. */
final class LoginReport {

    static final double MOST_MILLIS = 5;

    /** So many at a time are what targets are held against. */
    static final int USUAL = 4;

    private static final String PEER = "the provider's two calls alone";
    private static final int MOST_OWNERS = 11;

    private static final Figure LOGINS =
            new Figure("Full logins", "logins/s", true, all -> median(all, outcome -> outcome.perSecond()));
    private static final Figure PROCESSOR = new Figure(
            "Server's CPU for a login", "ms", false, all -> median(all, outcome -> millis(outcome.processor())));
    private static final List<Figure> FIGURES = List.of(
            LOGINS,
            PROCESSOR,
            new Figure("Time of a full login, p50", "ms", false, all -> percentiles(all)
                    .p50()),
            new Figure("Time of a full login, p99", "ms", false, all -> percentiles(all)
                    .p99()));

    private final Map<Integer, List<Round>> rounds = new TreeMap<>();

    private record Round(Sitting.Outcome ours, Sitting.Outcome bare) {

        double added() {
            return millis(ours.processor().minus(bare.processor()));
        }
    }

    /** @param of the sittings of one kind with the same number of users */
    private record Figure(String name, String unit, boolean more, ToDoubleFunction<List<Sitting.Outcome>> of) {

        Result beside(String who, List<Sitting.Outcome> ours, List<Sitting.Outcome> bare) {
            String full = name + ", " + who;
            double our = of.applyAsDouble(ours);
            double their = of.applyAsDouble(bare);
            return more
                    ? Result.more(full, unit, our, PEER, their, count(ours))
                    : Result.less(full, unit, our, PEER, their, count(ours));
        }
    }

    /** One after the other, with so many users at a time. */
    void add(int users, Sitting.Outcome ours, Sitting.Outcome bare) {
        rounds.computeIfAbsent(users, key -> new ArrayList<>()).add(new Round(ours, bare));
    }

    /** @param profile of the server while people sign in */
    List<Result> results(Profile profile) {
        List<Result> results = new ArrayList<>();
        rounds.keySet().forEach(users -> {
            String who = users == 1 ? "one user at a time" : users + " users at a time";
            FIGURES.forEach(figure -> results.add(figure.beside(who, ours(users), bare(users))));
        });
        List<Sitting.Outcome> usual = ours(USUAL);
        results.add(Result.alone(
                "CPU of the just-in-time compiler for a login, not counted above",
                "ms",
                median(usual, outcome -> millis(outcome.compiler())),
                count(usual)));
        results.add(Result.alone("CPU that our side adds to a login", "ms", added(), count(usual)));
        results.addAll(profile.results("while people sign in"));
        return results;
    }

    /** @param profile of the server while people sign in: the reason of what is missed */
    Details details(Profile profile) {
        return new Details()
                .plot(plot(LOGINS), plot(PROCESSOR))
                .target(
                        "our side adds at most 5 ms of CPU to the provider's two calls",
                        added() <= MOST_MILLIS,
                        String.format(Locale.ROOT, "%.1f ms with %d users at a time", added(), USUAL),
                        String.format(
                                Locale.ROOT,
                                "Of %,d samples of the server's running threads while people sign in, in this run: %s."
                                        + " Decision 0048 has what was tried.",
                                profile.all(),
                                profile.said(MOST_OWNERS)))
                .note(
                        "A full login is the page that needs one, the provider's sign-in and consent pages, the callback with the"
                                + " token exchange and the question whose the token is, and the page; each with a new browser"
                                + " and a new session. The CPU is that of the server's process, of all its threads but those of the"
                                + " just-in-time compiler, which is still busy after so few logins and has a row of its own.",
                        "The two calls alone are made by a servlet in the same server, which the provider sends the same users to:"
                                + " one token request and one call of the API, with clients that are made once and keep their"
                                + " connections, and nothing else. It serves one request for a login, we serve three.",
                        "The provider and the browsers are on the same machine, in the process that measures; their CPU is not"
                                + " counted, but logins a second are what is left of the machine.",
                        "Whose the samples are is taken from a sitting of its own after all others, one sample each "
                                + Recording.PERIOD.toMillis()
                                + " ms of a thread: that of whoever has the first frame from the top that any of them lays"
                                + " claim to. Three requests, their filters and their answers are the rest of the server.");
    }

    private Plot plot(Figure figure) {
        return new Plot(
                figure.name(),
                "users at a time",
                figure.unit(),
                true,
                false,
                List.of(series("een-jakarta", figure, this::ours), series(PEER, figure, this::bare)));
    }

    private Plot.Series series(String name, Figure figure, Function<Integer, List<Sitting.Outcome>> which) {
        return new Plot.Series(
                name,
                rounds.keySet().stream()
                        .map(users -> new Plot.Point(users, figure.of().applyAsDouble(which.apply(users))))
                        .toList());
    }

    private double added() {
        return BenchmarkReport.median(
                rounds.get(USUAL).stream().mapToDouble(Round::added).toArray());
    }

    private List<Sitting.Outcome> ours(int users) {
        return rounds.get(users).stream().map(Round::ours).toList();
    }

    private List<Sitting.Outcome> bare(int users) {
        return rounds.get(users).stream().map(Round::bare).toList();
    }

    private static double median(List<Sitting.Outcome> all, ToDoubleFunction<Sitting.Outcome> figure) {
        return BenchmarkReport.median(all.stream().mapToDouble(figure).toArray());
    }

    private static long count(List<Sitting.Outcome> all) {
        return took(all).count();
    }

    private static Percentiles percentiles(List<Sitting.Outcome> all) {
        return Percentiles.of(took(all).toList());
    }

    private static Stream<Duration> took(List<Sitting.Outcome> all) {
        return all.stream().flatMap(outcome -> outcome.took().stream());
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
