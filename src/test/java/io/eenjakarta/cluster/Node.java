package io.eenjakarta.cluster;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One portal: a server as a process of its own, whose JVM is a direct child of this one. */
public final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(40);

    private final String name;
    private final Server server;
    private final URI address;
    private final NodeFiles files;
    private final Wire wire;
    private volatile Process process;

    public Node(NodePlan plan, NodeFiles files, Wire wire) {
        this.name = plan.name();
        this.server = plan.server();
        this.address = URI.create("http://127.0.0.1:" + plan.port());
        this.files = files;
        this.wire = wire;
    }

    public String name() {
        return name;
    }

    public Server server() {
        return server;
    }

    public URI address() {
        return address;
    }

    /** Of its process, while it runs. */
    public long process() {
        return process.pid();
    }

    /** Where it says whether it is ready. */
    public URI health() {
        return files.health();
    }

    /** Its way to the token end point. */
    public Wire wire() {
        return wire;
    }

    /** What it has logged, over all its lives. */
    public List<Path> logs() throws IOException {
        return files.logs();
    }

    /** How many lines of its logs contain all of these. */
    public long logged(String... parts) throws IOException {
        long lines = 0;
        for (Path log : logs()) {
            try (Stream<String> read = Files.lines(log)) {
                lines += read.filter(line -> Stream.of(parts).allMatch(line::contains))
                        .count();
            }
        }
        return lines;
    }

    /** Starts the process and returns at once. */
    public void launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(files.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(files.console().toFile()));
        // Nothing that a developer has in the environment may change a node.
        builder.environment().keySet().removeIf(key -> key.startsWith("EEN_") || key.startsWith("DATABASE_"));
        builder.environment().putAll(files.environment());
        Process started = builder.start();
        process = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    }

    /** Blocks until it serves. */
    public void awaitReady() {
        if (!Waiting.until(() -> !process.isAlive() || isReady(), START, Duration.ofMillis(200))
                || !process.isAlive()) {
            throw new IllegalStateException(name + " does not start, see " + files.console());
        }
    }

    public boolean isReady() {
        try {
            HttpURLConnection connection = (HttpURLConnection) health().toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    public boolean runs() {
        return process != null && process.isAlive();
    }

    /** With what its process has ended; only after its end. */
    public int exitValue() {
        return process.exitValue();
    }

    /** SIGKILL. Blocks until it is gone. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM: it finishes what it is doing. Blocks until it is gone. */
    public void stop() {
        process.destroy();
        await();
    }

    /** The next thread that comes to the point stops there for good. */
    public void arm(CrashPoint point) throws IOException {
        Files.createFile(files.signal(point.label() + ".armed"));
    }

    /** Whether a thread stands at the point. */
    public boolean stands(CrashPoint point) {
        return Files.exists(files.signal(point.label() + ".reached"));
    }

    /** Nothing is armed any more. */
    public void disarm(CrashPoint point) throws IOException {
        Files.deleteIfExists(files.signal(point.label() + ".armed"));
        Files.deleteIfExists(files.signal(point.label() + ".reached"));
    }

    /** Breaks something in the running node, or mends it. */
    public void sabotage(String what, boolean on) throws IOException {
        Path signal = files.signal(what + ".broken");
        if (on) {
            Files.createFile(signal);
        } else {
            Files.deleteIfExists(signal);
        }
    }

    private void await() {
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (runs()) {
            process.destroyForcibly();
        }
        wire.close();
    }
}
