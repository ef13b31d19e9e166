package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Part;
import io.eenjakarta.benchmark.Plot;
import io.eenjakarta.benchmark.Profile;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.Progress;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures the steps of this package, one benchmark after the other in JVMs of their own, and writes all of JMH's figures into
 * {@code jmh.json} beside the part's own.
 */
public final class JvmPart {

    private static final String JMH = "jmh.json";

    private static final List<Class<?>> BENCHMARKS = List.of(
            CurrentTokenBenchmark.class,
            SpringTokenBenchmark.class,
            MsalTokenBenchmark.class,
            GoogleTokenBenchmark.class,
            AuthorizeUrlBenchmark.class,
            AttemptCookieBenchmark.class,
            TokenReplyBenchmark.class,
            TokenSetBenchmark.class);

    private JvmPart() {}

    /** Ends with 1 when a benchmark fails. */
    public static void main(String[] args) throws IOException {
        BenchSettings settings = BenchSettings.ofSystemProperties();
        try {
            Files.createDirectories(settings.output());
            JmhFigures figures = measured(settings);
            handOver(settings, figures, profiles(settings));
        } catch (RunnerException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }

    /** @param profiles of the current token, by the number of grants that are held */
    private static void handOver(BenchSettings settings, JmhFigures figures, Map<Integer, Profile> profiles)
            throws IOException {
        List<Result> results = new ArrayList<>();
        Details details = new Details();
        for (Comparison comparison : JvmComparisons.all()) {
            results.addAll(comparison.results(figures));
            details.note(comparison.said(figures));
        }
        for (int held : JvmComparisons.HELD) {
            new HotPath(figures, held + " held", JvmComparisons.current(held), profiles.get(held))
                    .judge(JvmComparisons.CLOCK, JvmComparisons.libraries(held), details);
        }
        details.note(JvmComparisons.NOTES).plot(byGrants(figures));
        Part.write(settings, Part.JVM.label(), results, details);
    }

    private static JmhFigures measured(BenchSettings settings) throws RunnerException, IOException {
        List<RunResult> results = new ArrayList<>();
        for (Class<?> benchmark : BENCHMARKS) {
            Path log = settings.output().resolve("jmh-" + benchmark.getSimpleName() + ".log");
            results.addAll(new Runner(JvmRun.of(benchmark, settings.longForm(), log)).run());
            Progress.say(benchmark.getSimpleName() + " measured");
        }
        Path file = settings.output().resolve(JMH);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString()).writeOut(results);
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return JmhFigures.of(reader.readArray());
        }
    }

    /** After all that is measured, each in a JVM of its own that is measured for nothing else. */
    private static Map<Integer, Profile> profiles(BenchSettings settings) throws RunnerException, IOException {
        Map<Integer, Profile> profiles = new HashMap<>();
        for (int held : JvmComparisons.HELD) {
            Path recording = settings.output().resolve("jmh-current-" + held + ".jfr");
            Path log = settings.output().resolve("jmh-current-" + held + ".log");
            new Runner(JvmRun.recorded(held, recording, log)).run();
            profiles.put(
                    held,
                    HotPath.onTop(Recording.stacks(recording), CurrentTokenBenchmark.class.getName() + ".current"));
        }
        Progress.say("the current token recorded");
        return profiles;
    }

    private static Plot byGrants(JmhFigures figures) {
        List<Plot.Series> series = new ArrayList<>();
        series.add(series("een-jakarta", figures, JvmComparisons::current));
        for (Map.Entry<String, String> library : JvmComparisons.libraries(JvmComparisons.HELD.get(0))) {
            series.add(series(library.getKey(), figures, held -> JvmComparisons.libraries(held).stream()
                    .filter(same -> same.getKey().equals(library.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .getValue()));
        }
        return Plot.logarithmic("Current token of a grant", "grants held", "ns", series.toArray(Plot.Series[]::new));
    }

    private static Plot.Series series(String name, JmhFigures figures, IntFunction<String> benchmark) {
        return Plot.Series.of(
                name,
                JvmComparisons.HELD.stream()
                        .map(held -> new Plot.Point(
                                held, figures.named(benchmark.apply(held)).nanos()))
                        .toArray(Plot.Point[]::new));
    }
}
