package io.eenjakarta.security;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Fuzzes: every method with {@link FuzzTest} for so many seconds, each in a process of its own, since Jazzer fuzzes one in a
 * process. Without it the same methods run as ordinary tests, with the inputs that are kept beside them. System properties:
 *
 * <ul>
 *   <li>{@code fuzz.seconds}, the budget of each target; 0 does nothing
 *   <li>{@code fuzz.only}, parts of the names of classes, with commas between; empty for all
 *   <li>{@code security.output}, a folder for what was found, logs, and {@code figures/fuzz.json}
 * </ul>
 *
 * <p>The exit code is 1 when a target found a fault; its input is then in the folder, and belongs into
 * {@code src/test/resources} once the fault is mended.
 */
public final class FuzzRun {

    private final Path output;
    private final int seconds;

    private FuzzRun(Path output, int seconds) {
        this.output = output;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.getInteger("fuzz.seconds", 0);
        if (seconds == 0) {
            return;
        }
        Path output = Path.of(System.getProperty("security.output", "target/security"));
        List<Method> targets = targets(System.getProperty("fuzz.only", ""));
        System.exit(new FuzzRun(output, seconds).all(targets) ? 0 : 1);
    }

    private boolean all(List<Method> targets) throws Exception {
        ExecutorService processes =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<FuzzedTarget>> work = targets.stream()
                    .map(target -> (Callable<FuzzedTarget>) () -> one(target))
                    .toList();
            List<Future<FuzzedTarget>> done = processes.invokeAll(work);
            return isClean(done.stream().map(FuzzRun::result).toList());
        } finally {
            processes.shutdownNow();
        }
    }

    private FuzzedTarget one(Method target) throws IOException, InterruptedException {
        FuzzedTarget fuzzed = FuzzedTarget.run(target, seconds, Files.createDirectories(output.resolve("fuzz")));
        System.out.println(fuzzed.line());
        return fuzzed;
    }

    private boolean isClean(List<FuzzedTarget> fuzzed) throws IOException {
        long executions = fuzzed.stream().mapToLong(FuzzedTarget::executions).sum();
        List<FuzzedTarget> faulty =
                fuzzed.stream().filter(target -> !target.clean()).toList();
        Files.writeString(
                Files.createDirectories(output.resolve("figures")).resolve("fuzz.json"),
                "{\"fuzz_executions\": %d, \"fuzz_targets\": %d, \"fuzz_faults\": %d}%n"
                        .formatted(executions, fuzzed.size(), faulty.size()));
        System.out.printf("%d executions of %d targets%n", executions, fuzzed.size());
        faulty.forEach(target -> System.out.println("FAULT " + target.name() + ": see " + target.log()));
        return faulty.isEmpty() && !fuzzed.isEmpty();
    }

    private static FuzzedTarget result(Future<FuzzedTarget> done) {
        try {
            return done.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The targets in the folder of this class, by name. */
    private static List<Method> targets(String only) throws Exception {
        Path classes = Path.of(FuzzRun.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("FuzzTest.class"))
                    .filter(name -> Arrays.stream(only.split(",")).anyMatch(name::contains))
                    .sorted()
                    .flatMap(name -> Arrays.stream(methods(name)))
                    .filter(method -> method.isAnnotationPresent(FuzzTest.class))
                    .toList();
        }
    }

    private static Method[] methods(String file) {
        try {
            String name = file.substring(0, file.length() - ".class".length()).replace(java.io.File.separatorChar, '.');
            return Class.forName(name).getDeclaredMethods();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
