package io.eenjakarta.benchmark.growth;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.Slope;
import io.eenjakarta.cluster.Postgres;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a grant that is due costs among a thousand, a hundred thousand and a million at rest: to find and to rotate. Each number
 * has a database of its own in one PostgreSQL and a node of its own in this JVM, and they rotate in turns, a grant each, so
 * that whatever else the machine does meets all of them.
 */
final class GrantsAtRest {

    private static final List<Integer> SIZES = List.of(1_000, 100_000, 1_000_000);
    private static final int WARM_UP = 2;
    private static final int LOOKS = 10;
    private static final int ROUNDS = 8;
    private static final int LONG_ROUNDS = 40;
    private static final double MOST_RATIO = 1.2;
    /** Room for the indexes of a million rows while they are made; otherwise PostgreSQL is as it comes. */
    private static final Map<String, String> POSTGRES = Map.of(
            "maintenance_work_mem", "256MB", "wal_level", "minimal", "max_wal_senders", "0", "max_wal_size", "4GB");

    private final BenchSettings settings;
    private final int rounds;
    private final List<Measured> all = new ArrayList<>();

    /** What was measured among so many. */
    private static final class Measured {
        final RestingVault vault;
        final double heapMegabytes;
        final Samples find = new Samples();
        final Samples rotate = new Samples();
        final Samples database = new Samples();
        final Samples elsewhere = new Samples();
        final Samples written = new Samples();
        double statements;

        Measured(RestingVault vault, double heapMegabytes) {
            this.vault = vault;
            this.heapMegabytes = heapMegabytes;
        }

        void add(RestingVault.Rotated one) {
            rotate.add(one.micros());
            database.add(one.inDatabase());
            elsewhere.add(one.micros() - one.inDatabase());
            written.add(one.written());
            statements += one.statements();
        }
    }

    GrantsAtRest(BenchSettings settings) {
        this.settings = settings;
        this.rounds = settings.longForm() ? LONG_ROUNDS : ROUNDS;
    }

    /** Measures, and adds what came out. Blocks for a minute or so. */
    void measure(List<Result> results, Details details) throws IOException, SQLException {
        Postgres postgres =
                Postgres.create(settings.output().resolve("growth-rest"), settings.databasePort(), POSTGRES);
        try (postgres;
                EenSimulator provider = EenSimulator.start(
                        settings.simulatorPort(),
                        SimulatorSettings.demo()
                                .withData(SimulatorSettings.demo().data().withUsers(RestingVault.BATCH)))) {
            provider.posts().keepApiCalls(0);
            prepare(postgres, provider);
            for (int round = 0; round < WARM_UP + rounds; round++) {
                play(round);
            }
        } finally {
            for (Measured one : all) {
                one.vault.close();
            }
        }
        report(results, details);
    }

    private void prepare(Postgres postgres, EenSimulator provider) throws SQLException {
        for (int size : SIZES) {
            double before = heapMegabytes();
            RestingVault vault = new RestingVault(
                    size, WARM_UP + rounds, postgres.createDatabase("rest" + size), provider, portal(provider));
            if (vault.rows() != size) {
                throw new IllegalStateException(vault.rows() + " grants instead of " + size);
            }
            all.add(new Measured(vault, heapMegabytes() - before));
            Progress.say(size + " grants are at rest");
        }
    }

    private static Map<String, String> portal(EenSimulator provider) {
        String origin = provider.origin().toString();
        return Map.of(
                "een.client-id",
                SimulatorSettings.DEMO_CLIENT_ID,
                "een.client-secret",
                SimulatorSettings.DEMO_CLIENT_SECRET,
                "een.redirect-uri",
                SimulatorSettings.DEMO_REDIRECT_URI,
                "een.authorization-endpoint",
                origin + "/oauth2/authorize",
                "een.token-endpoint",
                origin + "/oauth2/token",
                "een.revocation-endpoint",
                origin + "/oauth2/revoke",
                "een.client-settings-url",
                origin + "/api/v3.0/clientSettings",
                "een.allow-loopback",
                "true",
                "een.allowed-accounts",
                "*");
    }

    private void play(int round) throws SQLException {
        boolean counts = round >= WARM_UP;
        all.forEach(one -> one.vault.due());
        for (int look = 0; look < LOOKS * all.size(); look++) {
            Measured one = all.get(look % all.size());
            double find = one.vault.find();
            if (counts) {
                one.find.add(find);
            }
        }
        all.get(0).vault.checkpoint();
        for (int turn = 0; turn < RestingVault.BATCH; turn++) {
            for (int i = 0; i < all.size(); i++) {
                Measured one = all.get((turn + i) % all.size());
                RestingVault.Rotated rotated = one.vault.rotate();
                if (counts) {
                    one.add(rotated);
                }
            }
        }
        all.forEach(one -> one.vault.check());
    }

    private void report(List<Result> results, Details details) {
        for (Measured one : all) {
            String among = ", among " + words(one.vault.size());
            int samples = one.rotate.count();
            results.add(Result.alone("Finding a due grant" + among, "us", one.find.median(), one.find.count()));
            results.add(Result.alone("Rotating a due grant" + among, "us", one.rotate.median(), samples));
            results.add(Result.alone(
                    "Rotating a due grant, the database's share" + among, "us", one.database.median(), samples));
            results.add(Result.alone(
                    "Rotating a due grant, log that PostgreSQL writes" + among, "B", one.written.median(), samples));
            results.add(Result.alone(
                    "Rotating a due grant, statements" + among, "statements", one.statements / samples, samples));
            results.add(Result.alone("Heap of a node that keeps grants alive" + among, "MB", one.heapMegabytes, 1));
        }
        details.plot(Plot.logarithmic(
                "A due grant, by the number of grants at rest",
                "grants at rest",
                "us",
                series("find", one -> one.find.median()),
                series("rotate, all of it", one -> one.rotate.median()),
                series("rotate, the database's share", one -> one.database.median()),
                series("rotate, provider and our own share", one -> one.elsewhere.median())));
        target(details, "Rotation cost per due grant at 1,000,000 within 1.2 times that at 1,000", one -> one.rotate);
        target(details, "The same of the database's share alone, without the provider", one -> one.database);
        details.note(
                "Grants at rest: each number in a database of its own in one PostgreSQL as it comes (128 MB of shared buffers,"
                        + " a commit waits for the disk), but for more memory to make indexes with and a log of the least"
                        + " level that may grow to 4 GB, so that the rows are there soon. They are made by INSERT ... SELECT of"
                        + " a sealed row with an access token of 800 characters, then VACUUM ANALYZE; a checkpoint before"
                        + " each round. A node of its own for each rotates a grant in turn by the product's own keep-alive"
                        + " round, with token requests to the simulator; each due grant comes up once, and lies somewhere"
                        + " among the others. Medians; finding is the one query for 50, divided by 50. The audit trail is in"
                        + " memory here: on a server it is written in the background.",
                String.format(
                        Locale.ROOT,
                        "Slope of the cost over the number of grants at rest (0: does not grow, 1: in proportion):"
                                + " find %.3f, rotate %.3f, the database's share %.3f.",
                        slope(one -> one.find.median()),
                        slope(one -> one.rotate.median()),
                        slope(one -> one.database.median())),
                "Heap of a node does not depend on what is at rest: it holds the batch of 50 that it works on, and at most"
                        + " een.vault-cache-size grants (10,000) that somebody used within een.vault-cache-age (5 s).");
    }

    private void target(Details details, String target, java.util.function.Function<Measured, Samples> which) {
        double least = which.apply(all.get(0)).median();
        double most = which.apply(all.get(all.size() - 1)).median();
        double ratio = most / least;
        details.target(
                target,
                ratio <= MOST_RATIO,
                String.format(Locale.ROOT, "%.2f times: %.0f us to %.0f us", ratio, least, most),
                String.format(
                        Locale.ROOT,
                        "Each rotation is %.1f statements, found by the primary key; the log that PostgreSQL writes for it"
                                + " is %.0f B among the fewest and %.0f B among the most. That fits entries of indexes"
                                + " that lie in more different pages, each of which goes into the log as a whole the"
                                + " first time after a checkpoint; it was not looked at any closer.",
                        all.get(0).statements / all.get(0).rotate.count(),
                        all.get(0).written.median(),
                        all.get(all.size() - 1).written.median()));
    }

    private Plot.Series series(String name, ToDoubleFunction<Measured> cost) {
        return Plot.Series.of(
                name,
                all.stream()
                        .map(one -> new Plot.Point(one.vault.size(), cost.applyAsDouble(one)))
                        .toArray(Plot.Point[]::new));
    }

    private double slope(ToDoubleFunction<Measured> cost) {
        return Slope.of(
                all.stream().mapToDouble(one -> one.vault.size()).toArray(),
                all.stream().mapToDouble(cost).toArray());
    }

    private static String words(int size) {
        return String.format(Locale.ROOT, "%,d", size);
    }

    /** After a collection. */
    private static double heapMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }
}
