package io.eenjakarta.benchmark.page;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@link Loader} as a process of its own, one for a whole run so that it is warm. Not thread-safe. */
final class LoadProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private LoadProcess(Process process) {
        this.process = process;
        this.orders = process.outputWriter();
        this.answers = process.inputReader();
    }

    static LoadProcess start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A chain of requests is walked recursively once.
                "-Xss64m",
                "-Xmx768m",
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new LoadProcess(process);
    }

    /**
     * Asks for a page, as these users at the same time, each again as soon as the answer is there.
     *
     * @param users a file of {@link Guests}
     * @param time about how long
     * @throws IllegalStateException when an answer was not what it must be
     */
    Round run(URI page, Path users, Duration time) throws IOException {
        orders.write(String.join(" ", page.toString(), Long.toString(time.toMillis()), users.toString()));
        orders.newLine();
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the load generator is gone");
        }
        Round round = Round.parse(answer);
        if (round.wrong() > 0) {
            throw new IllegalStateException(
                    page + ": " + round.wrong() + " of " + round.requests() + " answers are wrong");
        }
        return round;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
