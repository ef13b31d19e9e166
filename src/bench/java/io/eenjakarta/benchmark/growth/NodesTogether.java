package io.eenjakarta.benchmark.growth;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.benchmark.Slope;
import io.eenjakarta.cluster.Cluster;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One, two and three Open Liberty with one PostgreSQL: pages that make an API call, and rotations at expiry. All three run all
 * the time, and rounds with requests to one, two and three of them take turns, so that whatever else the machine does meets
 * all of them.
 */
final class NodesTogether {

    private static final int NODES = 3;
    private static final int USERS = 60;
    private static final int ROUNDS = 2;
    private static final int LONG_ROUNDS = 12;
    private static final double MOST_RATIO = 1.2;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration LONG_LIFE = Duration.ofHours(1);
    private static final Duration SHORT_LIFE = Duration.ofMillis(1_500);
    private static final String GRANTS = "een_grant";

    private final BenchSettings settings;
    private final int rounds;
    private final List<Measured> all = new ArrayList<>();

    /** What was measured with so many nodes, over all rounds. */
    private static final class Measured {
        final int nodes;
        final Samples callsPerSecond = new Samples();
        final Samples rotationsPerSecond = new Samples();
        final Samples rotationMillis = new Samples();
        double calls;
        double callStatements;
        double callMillis;
        double rotations;
        double rotationStatements;

        Measured(int nodes) {
            this.nodes = nodes;
        }
    }

    NodesTogether(BenchSettings settings) {
        this.settings = settings;
        this.rounds = settings.longForm() ? LONG_ROUNDS : ROUNDS;
        for (int nodes = 1; nodes <= NODES; nodes++) {
            all.add(new Measured(nodes));
        }
    }

    /** Measures, and adds what came out. Blocks for a minute or so. */
    void measure(List<Result> results, Details details) throws IOException, SQLException {
        try (Cluster cluster = Cluster.start(clusterSettings(), USERS);
                NodeLoad load = new NodeLoad(cluster)) {
            cluster.provider().book().accessTokensLive(LONG_LIFE);
            cluster.guests().forEach(cluster::signIn);
            Progress.say(NODES + " nodes serve " + USERS + " users");
            Statements statements = new Statements(cluster.postgres().source());
            load.during(WARM_UP, NODES);
            for (int round = 0; round < rounds; round++) {
                for (Measured one : all) {
                    call(one, cluster, load, statements);
                }
            }
            Progress.say("rotations");
            cluster.provider().book().accessTokensLive(SHORT_LIFE);
            cluster.provider().book().killAccessTokens();
            load.once(1);
            for (int round = 0; round < rounds; round++) {
                for (Measured one : all) {
                    rotate(one, cluster, load, statements);
                }
            }
        }
        report(results, details);
    }

    private void call(Measured one, Cluster cluster, NodeLoad load, Statements statements)
            throws IOException, SQLException {
        long before = statements.on(GRANTS);
        Processors spent = Processors.of(cluster);
        int calls = load.during(ROUND, one.nodes);
        Processors more = Processors.of(cluster).since(spent);
        one.callsPerSecond.add((double) calls / ROUND.toSeconds());
        one.calls += calls;
        one.callMillis += more.nodes() + more.database();
        one.callStatements += statements.on(GRANTS) - before;
    }

    /** Every token is over when each guest asks once: as many rotations as there are guests, or this fails. */
    private void rotate(Measured one, Cluster cluster, NodeLoad load, Statements statements)
            throws IOException, SQLException {
        Waiting.pause(SHORT_LIFE);
        int posted = posts(cluster);
        long before = statements.on(GRANTS);
        Processors spent = Processors.of(cluster);
        long began = System.nanoTime();
        load.once(one.nodes);
        double seconds = (System.nanoTime() - began) / 1e9;
        Processors more = Processors.of(cluster).since(spent);
        int rotations = posts(cluster) - posted;
        if (rotations < USERS) {
            throw new IllegalStateException(rotations + " rotations for " + USERS + " dead tokens");
        }
        one.rotationsPerSecond.add(rotations / seconds);
        one.rotationMillis.add((more.nodes() + more.database()) / rotations);
        one.rotations += rotations;
        one.rotationStatements += statements.on(GRANTS) - before;
    }

    private static int posts(Cluster cluster) {
        return cluster.provider().posts().refreshPosts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private ClusterSettings clusterSettings() throws IOException {
        Path output = settings.output().resolve("growth-nodes");
        Path config = output.resolve("config");
        Files.createDirectories(config);
        for (String file : List.of("node.xml", "node.properties")) {
            Files.copy(settings.testConfig().resolve(file), config.resolve(file));
        }
        // Nothing is to look for due grants while statements are counted.
        Files.writeString(
                config.resolve("node.properties"), "\nEEN_KEEP_ALIVE_INTERVAL=PT1H\n", StandardOpenOption.APPEND);
        Files.writeString(config.resolve("jvm.options"), "-Xmx384m\n");
        Files.writeString(config.resolve("postgres.properties"), "shared_preload_libraries=pg_stat_statements\n");
        return new ClusterSettings(
                output,
                output.resolve("wildfly"),
                Collections.nCopies(NODES, Server.LIBERTY),
                settings.liberty(),
                settings.wildfly(),
                settings.war(),
                settings.serverConfig(),
                config,
                output,
                BenchSettings.jar("postgresql"),
                0,
                settings.portalPort(),
                settings.simulatorPort() + 1,
                settings.databasePort() + 1,
                "");
    }

    private void report(List<Result> results, Details details) {
        for (Measured one : all) {
            String with = one.nodes == 1 ? ", 1 node" : ", " + one.nodes + " nodes";
            results.add(Result.alone(
                    "Pages with an API call" + with, "pages/s", one.callsPerSecond.median(), (long) one.calls));
            results.add(Result.alone(
                    "Processor time for a page with an API call" + with, "ms", one.callMillis / one.calls, (long)
                            one.calls));
            results.add(Result.alone(
                    "Statements about grants for a page" + with, "statements", one.callStatements / one.calls, (long)
                            one.calls));
            results.add(
                    Result.alone("Rotations at expiry" + with, "rotations/s", one.rotationsPerSecond.median(), (long)
                            one.rotations));
            results.add(Result.alone(
                    "Processor time for a page with a rotation" + with, "ms", one.rotationMillis.median(), (long)
                            one.rotations));
            results.add(Result.alone(
                    "Statements about grants for a rotation" + with,
                    "statements",
                    one.rotationStatements / one.rotations,
                    (long) one.rotations));
        }
        details.plot(
                Plot.logarithmic(
                        "Throughput by nodes that share this machine",
                        "nodes",
                        "per second",
                        series("pages with an API call", one -> one.callsPerSecond.median()),
                        series("rotations at expiry", one -> one.rotationsPerSecond.median())),
                Plot.logarithmic(
                        "What a rotation costs, by nodes",
                        "nodes",
                        "statements, ms",
                        series("statements about grants", one -> one.rotationStatements / one.rotations),
                        series("processor time with its page, ms", one -> one.rotationMillis.median())));
        double ratio = statementsPerRotation(all.get(NODES - 1)) / statementsPerRotation(all.get(0));
        details.target(
                "A rotation takes no more statements with three nodes than with one (within 1.2 times)",
                ratio <= MOST_RATIO,
                String.format(
                        Locale.ROOT,
                        "%.2f times: %.1f to %.1f statements",
                        ratio,
                        statementsPerRotation(all.get(0)),
                        statementsPerRotation(all.get(NODES - 1))),
                "A node that has not served a grant since another one rotated it reads the row once more.");
        details.note(
                "Nodes: real Open Liberty with one PostgreSQL, grants and sessions in it, and "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors that all of them share with the database, the provider and the"
                        + " browsers: throughput cannot grow with nodes here, so what counts is what each page and each"
                        + " rotation costs. Three nodes run all the time; rounds with one, two and three of them take turns.",
                String.format(
                        Locale.ROOT,
                        "Slope over the number of nodes: statements for a rotation %.3f, processor time for a page %.3f,"
                                + " for a page with a rotation %.3f.",
                        slope(NodesTogether::statementsPerRotation),
                        slope(one -> one.callMillis / one.calls),
                        slope(one -> one.rotationMillis.median())),
                "Each node that serves a grant looks at its row again every two and a half seconds at most, whatever the"
                        + " number of pages: statements for a page grow with nodes only where pages are few.");
    }

    private static double statementsPerRotation(Measured one) {
        return one.rotationStatements / one.rotations;
    }

    private Plot.Series series(String name, ToDoubleFunction<Measured> value) {
        return Plot.Series.of(
                name,
                all.stream()
                        .map(one -> new Plot.Point(one.nodes, value.applyAsDouble(one)))
                        .toArray(Plot.Point[]::new));
    }

    private double slope(ToDoubleFunction<Measured> value) {
        return Slope.of(
                all.stream().mapToDouble(one -> one.nodes).toArray(),
                all.stream().mapToDouble(value).toArray());
    }
}
