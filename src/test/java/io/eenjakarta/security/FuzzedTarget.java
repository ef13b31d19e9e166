package io.eenjakarta.security;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of fuzzing one target.
 *
 * @param name class and method
 * @param executions how often it ran, as libFuzzer counts
 * @param clean whether it ran to the end of its budget and found nothing
 * @param log what the process said
 */
record FuzzedTarget(String name, long executions, boolean clean, Path log) {

    private static final Pattern DONE = Pattern.compile("stat::number_of_executed_units: *(\\d+)");
    /** Operators, not strangers, give regular expressions and names of files. */
    private static final String OPERATORS = "com.code_intelligence.jazzer.sanitizers.RegexInjection"
            + java.io.File.pathSeparator
            + "com.code_intelligence.jazzer.sanitizers.FilePathTraversal";

    private static final int PATIENCE_SECONDS = 600;

    /** Fuzzes in a process of its own; blocks for the budget and at most ten minutes more. */
    static FuzzedTarget run(Method target, int seconds, Path folder) throws IOException, InterruptedException {
        String name = target.getDeclaringClass().getSimpleName() + "." + target.getName();
        Path corpus = Files.createDirectories(folder.resolve("corpus").resolve(name));
        Path found = Files.createDirectories(folder.resolve("found").resolve(name));
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(command(target, seconds, corpus, found))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(seconds + (long) PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Files.writeString(
                        log,
                        "%nstopped: it did not end by itself%n".formatted(),
                        java.nio.file.StandardOpenOption.APPEND);
            }
        } finally {
            process.destroyForcibly();
        }
        long executions = executions(Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1));
        boolean ended = !process.isAlive() || process.waitFor(10, TimeUnit.SECONDS);
        return new FuzzedTarget(name, executions, ended && process.exitValue() == 0 && executions > 0, log);
    }

    private static List<String> command(Method target, int seconds, Path corpus, Path found) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-Xss2m",
                "-Djava.awt.headless=true",
                "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getDeclaringClass().getName(),
                "--target_method=" + target.getName(),
                "--hooks=true",
                "--disabled_hooks=" + OPERATORS,
                "--instrumentation_includes=io.eenjakarta.**",
                "--max_duration=" + seconds + "s",
                "-timeout=20",
                "-print_final_stats=1",
                "-artifact_prefix=" + found.toAbsolutePath() + '/'));
        command.add(corpus.toAbsolutePath().toString());
        return command;
    }

    private static long executions(String log) {
        Matcher done = DONE.matcher(log);
        return done.find() ? Long.parseLong(done.group(1)) : 0;
    }

    String line() {
        return "%s: %d executions, %s".formatted(name, executions, clean ? "no fault" : "FAULT");
    }
}
