package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.benchmark.Recording;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long and how often a benchmark is measured. */
final class JvmRun {

    private static final int ITERATIONS = 10;

    private JvmRun() {}

    /** Average times in nanoseconds, and allocation; the first failure ends it. */
    static Options of(Class<?> benchmark, boolean longForm, Path log) {
        return new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\..*")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .forks(longForm ? 5 : forks(benchmark))
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(longForm ? 1000 : 200))
                .measurementIterations(longForm ? 2 * ITERATIONS : ITERATIONS)
                .measurementTime(TimeValue.milliseconds(longForm ? 250 : 100))
                .shouldFailOnError(true)
                .output(log.toString())
                .build();
    }

    /** The current token for two seconds, while its thread is sampled. */
    static Options recorded(int held, Path recording, Path log) {
        return new OptionsBuilder()
                .include(CurrentTokenBenchmark.class.getName().replace(".", "\\.") + "\\.current$")
                .param("grants", Integer.toString(held))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .jvmArgsAppend(Stream.concat(Recording.OPTIONS.stream(), Stream.of(Recording.fromTheStart(recording)))
                        .toArray(String[]::new))
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(1)
                .measurementTime(TimeValue.seconds(2))
                .shouldFailOnError(true)
                .output(log.toString())
                .build();
    }

    /** What is promised about is measured more often. */
    private static int forks(Class<?> benchmark) {
        return benchmark == CurrentTokenBenchmark.class || benchmark == GoogleTokenBenchmark.class ? 3 : 2;
    }
}
