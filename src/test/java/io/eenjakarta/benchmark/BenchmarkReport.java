package io.eenjakarta.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Puts the figures of a run together and holds them against what we promise. Every promise is a ratio of the same run or
 * a count, never a time, so that it holds on a slow machine too.
 */
public final class BenchmarkReport {

    static final String BENCHMARK = "io.eenjakarta.benchmark.jvm.CurrentTokenBenchmark";
    static final String PROFILE = "profile.json";
    private static final String JMH = "jmh.json";
    static final String RESULTS = "results.json";
    static final String PAGE = "index.html";

    static final String CURRENT = "current token of a grant";
    static final String ALLOCATION = "allocation by current token of a grant";
    static final String OWN_FRAMES = "own frames on top of the stack";
    static final String CLOCK = "Clock.millis()";
    static final String IN_TURN = "current token, another of 10000 grants each time";
    static final String LOOK_UP = "ConcurrentHashMap.get() and Clock.millis() alike";

    /** A reading of the clock against a token: twice the clock's time is a half. */
    static final double LEAST_RATIO = 0.5;
    /** Below what one object in a thousand calls would make. */
    static final double MOST_BYTES = 0.01;

    static final double MOST_OWN_PERCENT = 5;

    private BenchmarkReport() {}

    /**
     * @param args {@code new}: clears the figures of an earlier run; {@code judge}: writes {@code results.json} from
     *     {@code jmh.json} and, if there is one, {@code profile.json}, and ends with 1 when a promise is broken. Then the
     *     folder of them all.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[1]);
        if (args[0].equals("new")) {
            Files.createDirectories(folder);
            for (String figures : List.of(JMH, PROFILE, RESULTS)) {
                Files.deleteIfExists(folder.resolve(figures));
            }
            return;
        }
        List<Result> results = new ArrayList<>(ofJmh(read(folder.resolve(JMH))));
        Path profile = folder.resolve(PROFILE);
        if (Files.exists(profile)) {
            read(profile).getValuesAs(JsonObject.class).forEach(json -> results.add(Result.of(json)));
        }
        write(folder.resolve(RESULTS), results);
        results.forEach(result -> System.out.println(result.line()));
        List<String> broken = broken(results);
        if (!broken.isEmpty()) {
            broken.forEach(promise -> System.err.println("BROKEN: " + promise));
            System.exit(1);
        }
    }

    /**
     * What JMH measured, as results. The least counts: other load on the machine only adds to a time, and JMH's own few
     * bytes weigh more where fewer calls share them.
     */
    static List<Result> ofJmh(JsonArray runs) {
        List<JsonObject> all = runs.getValuesAs(JsonObject.class);
        double clock = leastOf("clock", all);
        List<Result> results = new ArrayList<>();
        for (JsonObject run : all) {
            if (isOf("current", run)) {
                String of = ", " + run.getJsonObject("params").getString("grants") + " held";
                results.add(Result.less(CURRENT + of, "ns/op", least(times(run)), CLOCK, clock, times(run).length));
                double[] bytes = raw(run.getJsonObject("secondaryMetrics").getJsonObject(allocationOf(run)));
                results.add(Result.alone(ALLOCATION + of, "B/op", least(bytes), bytes.length));
            } else if (isOf("currentInTurn", run)) {
                double theirs = leastOf("lookUpAndClockInTurn", all);
                results.add(Result.less(IN_TURN, "ns/op", least(times(run)), LOOK_UP, theirs, times(run).length));
            }
        }
        return results;
    }

    /** The promises that these results break, in words; a promise without a figure is broken as well. */
    static List<String> broken(List<Result> results) {
        List<String> broken = new ArrayList<>();
        for (Result result : results) {
            if (result.name().startsWith(CURRENT) && result.peer().orElseThrow().ratio() < LEAST_RATIO) {
                broken.add(said(result) + ", more than twice " + CLOCK + ": "
                        + result.peer().get().value());
            } else if (result.name().startsWith(ALLOCATION) && result.ours() > MOST_BYTES) {
                broken.add(said(result) + ", not none");
            } else if (result.name().startsWith(OWN_FRAMES) && result.ours() > MOST_OWN_PERCENT) {
                broken.add(said(result) + ", more than " + MOST_OWN_PERCENT);
            }
        }
        for (String promised : List.of(CURRENT, ALLOCATION)) {
            if (results.stream().noneMatch(result -> result.name().startsWith(promised))) {
                broken.add(promised + " was not measured");
            }
        }
        return broken;
    }

    /** Puts together what the parts have measured. */
    static void publish(Path folder, List<PartRun> runs) throws IOException {
        List<Result> results = new ArrayList<>();
        for (PartRun run : runs) {
            if (run.measured()) {
                read(run.part().results(folder))
                        .getValuesAs(JsonObject.class)
                        .forEach(json -> results.add(Result.of(json)));
            }
        }
        write(folder.resolve(RESULTS), results);
    }

    /** The middle one, or what lies between the two in the middle. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    static void write(Path file, List<Result> results) throws IOException {
        JsonArrayBuilder array = Json.createArrayBuilder();
        results.forEach(result -> array.add(result.toJson()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, array.build().toString() + '\n');
    }

    private static JsonArray read(Path file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readArray();
        }
    }

    private static boolean isOf(String method, JsonObject run) {
        return run.getString("benchmark").equals(BENCHMARK + '.' + method);
    }

    /** The metric's name has had a prefix in some versions. */
    private static String allocationOf(JsonObject run) {
        return run.getJsonObject("secondaryMetrics").keySet().stream()
                .filter(name -> name.endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("JMH ran without -prof gc"));
    }

    private static double leastOf(String method, List<JsonObject> runs) {
        return runs.stream()
                .filter(run -> isOf(method, run))
                .mapToDouble(run -> least(times(run)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(method + " was not measured"));
    }

    private static double[] times(JsonObject run) {
        return raw(run.getJsonObject("primaryMetric"));
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double[] raw(JsonObject metric) {
        return metric.getJsonArray("rawData").getValuesAs(JsonArray.class).stream()
                .flatMap(fork -> fork.getValuesAs(JsonValue.class).stream())
                .mapToDouble(value -> Double.parseDouble(value.toString()))
                .toArray();
    }

    private static String said(Result result) {
        return String.format(Locale.ROOT, "%s: %.3f %s", result.name(), result.ours(), result.unit());
    }
}
