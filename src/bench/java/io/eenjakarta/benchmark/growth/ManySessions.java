package io.eenjakarta.benchmark.growth;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.Slope;
import io.eenjakarta.cluster.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a page costs and what a session weighs, with a thousand, ten thousand and, in the long form, a hundred thousand of them in
 * a server. Each number has an Open Liberty of its own, and they are asked in turns.
 */
final class ManySessions {

    private static final List<Integer> SIZES = List.of(1_000, 10_000);
    private static final List<Integer> LONG_SIZES = List.of(1_000, 10_000, 100_000);
    private static final int ROUNDS = 2;
    private static final int LONG_ROUNDS = 10;
    private static final Duration ROUND = Duration.ofMillis(1_500);
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final int MOST_HELD = 10_000;

    private final BenchSettings settings;
    private final List<Measured> all = new ArrayList<>();

    private static final class Measured {
        final CrowdedServer server;
        final Samples fewPerSecond = new Samples();
        final Samples fewMicros = new Samples();
        final Samples allPerSecond = new Samples();
        final Samples allMicros = new Samples();
        int pages;
        double kilobytes;
        long held;

        Measured(CrowdedServer server) {
            this.server = server;
        }
    }

    ManySessions(BenchSettings settings) {
        this.settings = settings;
    }

    /** Measures, and adds what came out. Blocks for a minute or so. */
    void measure(List<Result> results, Details details) throws IOException {
        try {
            for (int size : settings.longForm() ? LONG_SIZES : SIZES) {
                all.add(new Measured(new CrowdedServer(settings, all.size(), size)));
            }
            for (Measured one : all) {
                one.server.fill(WARM_UP);
                Progress.say(one.server.size() + " sessions are in a server");
            }
            int rounds = settings.longForm() ? LONG_ROUNDS : ROUNDS;
            for (int round = 0; round < rounds; round++) {
                for (Measured one : all) {
                    add(one.server.pages(ROUND, CrowdedServer.FEW), one, one.fewPerSecond, one.fewMicros);
                    add(one.server.pages(ROUND, one.server.size()), one, one.allPerSecond, one.allMicros);
                }
            }
            for (Measured one : all) {
                one.kilobytes = one.server.kilobytesEach();
                one.held = one.server.held();
            }
        } finally {
            all.forEach(one -> one.server.close());
        }
        report(results, details);
    }

    private static void add(CrowdedServer.Pages pages, Measured one, Samples perSecond, Samples micros) {
        perSecond.add(pages.perSecond());
        micros.add(pages.micros());
        one.pages += pages.count();
    }

    private void report(List<Result> results, Details details) {
        for (Measured one : all) {
            String with = String.format(Locale.ROOT, ", %,d sessions", one.server.size());
            results.add(Result.alone(
                    "Authenticated page, " + CrowdedServer.FEW + " people active" + with,
                    "pages/s",
                    one.fewPerSecond.median(),
                    one.pages));
            results.add(Result.alone(
                    "Authenticated page, everybody active" + with, "pages/s", one.allPerSecond.median(), one.pages));
            results.add(Result.alone(
                    "Processor time for an authenticated page, " + CrowdedServer.FEW + " people active" + with,
                    "us",
                    one.fewMicros.median(),
                    one.pages));
            results.add(Result.alone(
                    "Processor time for an authenticated page, everybody active" + with,
                    "us",
                    one.allMicros.median(),
                    one.pages));
            results.add(
                    Result.alone("Heap for a session and its grant" + with, "kB", one.kilobytes, one.server.size()));
            results.add(Result.alone("Grants that a server holds in memory" + with, "grants", one.held, 1));
        }
        details.plot(
                Plot.logarithmic(
                        "An authenticated page, by the number of sessions in a server",
                        "sessions",
                        "us of processor time",
                        series(CrowdedServer.FEW + " people active", one -> one.fewMicros.median()),
                        series("everybody active", one -> one.allMicros.median())),
                Plot.logarithmic(
                        "Heap for each session and its grant",
                        "sessions",
                        "kB",
                        series("with what is held of its grant", one -> one.kilobytes)));
        details.note(
                "Sessions: real Open Liberty as it ships, sessions in memory, grants in H2, the page /connection. A servlet that"
                        + " only this measurement adds to the WAR lets people in: it stores a grant and calls the"
                        + " product's own code that follows a provider's answer, so that each session and each grant is what"
                        + " a sign-in leaves; only the provider's pages are left out. 100,000 of them are part of the long"
                        + " form.",
                String.format(
                        Locale.ROOT,
                        "Slope of the processor time for a page over the number of sessions: %.3f with a few people active,"
                                + " %.3f with everybody active; with the latter, whoever has not been there for five seconds is"
                                + " looked up in the vault.",
                        slope(one -> one.fewMicros.median()),
                        slope(one -> one.allMicros.median())));
        long most = all.stream().mapToLong(one -> one.held).max().orElse(0);
        details.target(
                "What a server holds of grants is bounded by een.vault-cache-size (10,000), whatever the sessions",
                most <= MOST_HELD,
                most + " at most",
                "More than the cache may hold is in use.");
    }

    private Plot.Series series(String name, ToDoubleFunction<Measured> value) {
        return Plot.Series.of(
                name,
                all.stream()
                        .map(one -> new Plot.Point(one.server.size(), value.applyAsDouble(one)))
                        .toArray(Plot.Point[]::new));
    }

    private double slope(ToDoubleFunction<Measured> value) {
        return Slope.of(
                all.stream().mapToDouble(one -> one.server.size()).toArray(),
                all.stream().mapToDouble(value).toArray());
    }
}
