package io.eenjakarta.benchmark;

import io.eenjakarta.cluster.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Everything that is measured beside peers, one part after the other, then the page about it. Ends with 1 when a part
 * could not measure, never because of what it measured.
 *
 * <p>{@code mvn -Pbench verify}
 */
public final class BenchSuite {

    /** A part that takes so many times what it takes on a quiet machine hangs. */
    private static final int PATIENCE = 3;

    private BenchSuite() {}

    /** Takes its folders and ports from system properties, and hands these on to the parts. */
    public static void main(String[] args) throws IOException, InterruptedException {
        BenchSettings settings = BenchSettings.ofSystemProperties();
        List<Part> wanted = Stream.of(Part.values())
                .filter(part -> settings.wants(part.label()))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("no part is named " + settings.only());
        }
        clear(settings.output());
        List<PartRun> runs = new ArrayList<>();
        for (Part part : wanted) {
            Progress.say("part " + part.label() + ", some "
                    + part.budget(settings.longForm()).toSeconds() + " s");
            PartRun run = run(part, settings);
            Progress.say("part " + part.label() + ": " + run.said());
            runs.add(run);
        }
        BenchmarkReport.publish(settings.output(), runs);
        Progress.say("written: " + settings.output().resolve(BenchmarkReport.PAGE));
        System.exit(runs.stream().allMatch(PartRun::measured) ? 0 : 1);
    }

    private static PartRun run(Part part, BenchSettings settings) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command(part)).inheritIO().start();
        Thread end = new Thread(() -> kill(process));
        Runtime.getRuntime().addShutdownHook(end);
        Duration most = part.budget(settings.longForm()).multipliedBy(PATIENCE);
        boolean ended = process.waitFor(most.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            kill(process);
        }
        Runtime.getRuntime().removeShutdownHook(end);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (!ended) {
            return new PartRun(part, took, PartRun.End.HUNG);
        }
        return new PartRun(part, took, process.exitValue() == 0 ? PartRun.End.MEASURED : PartRun.End.FAILED);
    }

    private static List<String> command(Part part) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dsun.net.httpserver.nodelay=true");
        // Or the simulator would end kept connections that a peer is about to use.
        command.add("-Dsun.net.httpserver.maxIdleConnections=5000");
        command.add("-Dsun.net.httpserver.idleInterval=600");
        for (Map.Entry<Object, Object> property : System.getProperties().entrySet()) {
            if (property.getKey().toString().startsWith(BenchSettings.PREFIX)) {
                command.add("-D" + property.getKey() + '=' + property.getValue());
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), part.main()));
        return command;
    }

    /** With all servers that it has started. */
    private static void kill(Process process) {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Figures of different runs are not to be mixed. */
    private static void clear(Path output) throws IOException {
        Files.createDirectories(output);
        for (Part part : Part.values()) {
            Files.deleteIfExists(part.results(output));
            Files.deleteIfExists(part.details(output));
        }
        Files.deleteIfExists(output.resolve(BenchmarkReport.RESULTS));
        Files.deleteIfExists(output.resolve(BenchmarkReport.PAGE));
    }
}
