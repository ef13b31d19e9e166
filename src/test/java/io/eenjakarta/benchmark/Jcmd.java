package io.eenjakarta.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDK's tool that asks a JVM on this machine.
 *
 * @param process of that JVM
 */
public record Jcmd(long process) {

    private static final long MOST_SECONDS = 60;
    private static final long NANOS_IN_MILLI = 1_000_000;
    private static final Pattern COMPILER = Pattern.compile("(?m)^\"C[12] CompilerThread\\d+\".*? cpu=([0-9.]+)ms");

    /** What the just-in-time compiler has used of the processors so far: its threads that still live. */
    public Duration compilerTime() throws IOException, InterruptedException {
        return compilerTime(run("Thread.print"));
    }

    static Duration compilerTime(String threads) {
        return Duration.ofNanos(COMPILER.matcher(threads)
                .results()
                .mapToLong(thread -> Math.round(Double.parseDouble(thread.group(1)) * NANOS_IN_MILLI))
                .sum());
    }

    /**
     * Blocks until it has answered.
     *
     * @return all that it says
     * @throws IllegalStateException with what it says, when it fails or takes a minute
     */
    public String run(String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                        .toString(),
                                Long.toString(process)),
                        Stream.of(words))
                .toList();
        Path answer = Files.createTempFile("jcmd", ".txt");
        try {
            Process running = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            boolean ended = running.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            running.destroyForcibly();
            String said = Files.readString(answer);
            if (!ended || running.exitValue() != 0) {
                throw new IllegalStateException("failed: " + command + ": " + said);
            }
            return said;
        } finally {
            Files.delete(answer);
        }
    }
}
