package io.eenjakarta.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The JDK's tool that asks a JVM on this machine.
 *
 * @param process of that JVM
 */
public record Jcmd(long process) {

    private static final long MOST_SECONDS = 60;

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
