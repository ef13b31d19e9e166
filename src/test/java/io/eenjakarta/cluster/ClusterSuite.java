package io.eenjakarta.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Everything that a cluster has to stand, one after the other on the same three nodes; then two ways to break it, which the
 * checker has to notice.
 *
 * <p>{@code mvn -Pcluster verify}
 */
public final class ClusterSuite {

    private static final int USERS = 200;
    private static final int SIGN_INS_AT_A_TIME = 4;

    private final ClusterSettings settings;
    private final JsonObjectBuilder results = Json.createObjectBuilder();
    private final List<String> failures = new ArrayList<>();

    private ClusterSuite(ClusterSettings settings) {
        this.settings = settings;
    }

    /** Takes its folders and ports from system properties; ends with 1 when a promise is broken. */
    public static void main(String[] args) {
        ClusterSuite suite = new ClusterSuite(ClusterSettings.ofSystem());
        try {
            suite.run();
        } catch (IOException | SQLException | RuntimeException e) {
            suite.failures.add("the suite itself: " + e);
            e.printStackTrace(System.out);
        }
        suite.failures.forEach(failure -> System.out.println("BROKEN  " + failure));
        System.exit(suite.failures.isEmpty() ? 0 : 1);
    }

    private void run() throws IOException, SQLException {
        long began = System.nanoTime();
        empty(settings.output());
        Progress.say("three nodes, a database and a provider start");
        try (Cluster cluster = Cluster.start(settings, USERS)) {
            Progress.say(USERS + " users sign in");
            signIn(cluster);
            for (Scenario scenario : scenarios(cluster)) {
                if (settings.wants(scenario.name())) {
                    play(scenario);
                }
            }
        } finally {
            results.add("seconds", Duration.ofNanos(System.nanoTime() - began).toSeconds());
            results.add("long_form", settings.longForm());
            results.add("failures", Json.createArrayBuilder(failures));
            write(results.build());
        }
    }

    private List<Scenario> scenarios(Cluster cluster) {
        return List.of(
                new KillScenario(cluster, settings),
                new CallersScenario(cluster),
                new SecretScenario(cluster),
                new DatabaseScenario(cluster, settings),
                new ConstantScenario(cluster),
                new SessionScenario(cluster),
                new GrantsScenario(cluster, settings),
                new KeepAliveScenario(cluster),
                new EventsScenario(cluster),
                new SabotageScenario(cluster));
    }

    private void play(Scenario scenario) {
        Progress.say("scenario " + scenario.name());
        try {
            Scenario.Outcome outcome = scenario.play();
            results.add(scenario.name(), outcome.figures());
            Progress.say(outcome.figures().toString());
            outcome.failures().forEach(failure -> failures.add(scenario.name() + ": " + failure));
        } catch (Exception e) {
            failures.add(scenario.name() + ": " + e);
            e.printStackTrace(System.out);
        }
    }

    private static void signIn(Cluster cluster) {
        ExecutorService browsers = Executors.newFixedThreadPool(SIGN_INS_AT_A_TIME);
        cluster.signIn(cluster.guests().get(0));
        cluster.guests().stream().skip(1).forEach(guest -> browsers.execute(() -> cluster.signIn(guest)));
        browsers.shutdown();
        try {
            if (!browsers.awaitTermination(5, TimeUnit.MINUTES)
                    || cluster.guests().stream().anyMatch(guest -> guest.stay() == null)) {
                throw new IllegalStateException("not everybody could sign in");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(JsonObject json) throws IOException {
        Path file = settings.output().resolve("results.json");
        Map<String, Object> pretty = Map.of(JsonGenerator.PRETTY_PRINTING, true);
        try (JsonWriter writer = Json.createWriterFactory(pretty).createWriter(Files.newBufferedWriter(file))) {
            writer.write(json);
        }
        Progress.say("written: " + file);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
