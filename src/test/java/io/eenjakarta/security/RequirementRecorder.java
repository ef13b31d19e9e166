package io.eenjakarta.security;

import io.eenjakarta.security.RequirementRun.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down what came of each test that bears a {@link Requirement}; JUnit finds it by its service file, in every JVM of
 * surefire and of failsafe. A class that failed or was left out as a whole counts for each of its tests. Records go to
 * {@code tests} in the folder of system property {@code security.output}; without it there are none, for then something
 * else plays with the tests, as what mutates the code does. Thread-safe.
 */
public final class RequirementRecorder implements TestExecutionListener {

    private static final String UNIT = "unit";
    private static final String OUTPUT = System.getProperty("security.output");

    private final Map<String, Instant> started = new ConcurrentHashMap<>();

    /** {@code unit}, or what the adapter of the server under test is called: {@code liberty}, {@code wildfly}. */
    static String suite() {
        return System.getProperty("arquillian.launch", UNIT);
    }

    /** Whether that suite is of tests with a server. */
    static boolean needsServer(String suite) {
        return !suite.equals(UNIT);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.getSource().isPresent()) {
            started.put(test.getUniqueId(), Instant.now());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Instant start = started.remove(test.getUniqueId());
        Result came =
                switch (result.getStatus()) {
                    case SUCCESSFUL -> Result.PASSED;
                    case ABORTED -> Result.SKIPPED;
                    case FAILED -> Result.FAILED;
                };
        if (test.isTest() || came != Result.PASSED) {
            record(test, came, start == null ? Instant.now() : start);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, Result.SKIPPED, Instant.now());
    }

    private static void record(TestIdentifier test, Result result, Instant start) {
        TestSource source = test.getSource().orElse(null);
        Class<?> testClass = null;
        String method = "";
        List<String> ids = List.of();
        if (source instanceof MethodSource of) {
            testClass = of.getJavaClass();
            method = of.getMethodName();
            ids = ids(testClass, Stream.of(of.getJavaMethod()));
        } else if (source instanceof ClassSource of) {
            testClass = of.getJavaClass();
            ids = ids(
                    testClass,
                    ReflectionSupport.findMethods(testClass, any -> true, HierarchyTraversalMode.TOP_DOWN).stream());
        }
        if (!ids.isEmpty() && OUTPUT != null) {
            Instant now = Instant.now();
            write(new RequirementRun(
                    testClass.getName(),
                    method,
                    test.getDisplayName(),
                    ids,
                    suite(),
                    result,
                    Duration.between(start, now).toMillis(),
                    now));
        }
    }

    private static List<String> ids(Class<?> testClass, Stream<Method> methods) {
        List<String> ids = new ArrayList<>();
        AnnotationSupport.findAnnotation(testClass, Requirement.class).ifPresent(of -> ids.addAll(List.of(of.value())));
        methods.forEach(method -> AnnotationSupport.findAnnotation(method, Requirement.class)
                .ifPresent(of -> ids.addAll(List.of(of.value()))));
        return ids.stream().distinct().toList();
    }

    private static void write(RequirementRun run) {
        Path folder = RequirementRun.folder(Path.of(OUTPUT));
        Path file = folder.resolve(run.suite() + '-' + ProcessHandle.current().pid() + ".jsonl");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, run.toJson() + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
