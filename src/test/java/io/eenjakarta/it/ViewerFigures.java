package io.eenjakarta.it;

import io.eenjakarta.simulator.EenSimulator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The figures of many viewers, in {@code target/viewers}. */
final class ViewerFigures {

    private ViewerFigures() {}

    /** What a look of so long came to. */
    static void minute(
            List<Viewer> viewers,
            Duration look,
            EenSimulator simulator,
            ServerGauge before,
            ServerGauge during,
            ServerGauge after)
            throws IOException {
        List<Long> latencies = viewers.stream()
                .flatMap(one -> one.latencies().stream())
                .sorted()
                .toList();
        long gap = viewers.stream().mapToLong(Viewer::longestGapNanos).max().orElse(0);
        int calls = simulator.pictures().all().values().stream()
                .mapToInt(List::size)
                .sum();
        write(
                "results.json",
                Json.createObjectBuilder()
                        .add("server", Server.current().name())
                        .add("viewers", viewers.size())
                        .add("cameras", simulator.pictures().all().size())
                        .add("seconds", look.toSeconds())
                        .add("questions", latencies.size())
                        .add(
                                "pictures",
                                viewers.stream().mapToInt(Viewer::pictures).sum())
                        .add(
                                "notModified",
                                viewers.stream().mapToInt(Viewer::same).sum())
                        .add(
                                "refused",
                                viewers.stream().mapToInt(Viewer::refused).sum())
                        .add("upstreamCalls", calls)
                        .add("p50Millis", millis(latencies.get(latencies.size() / 2)))
                        .add("p99Millis", millis(latencies.get(latencies.size() * 99 / 100)))
                        .add("longestMillis", millis(latencies.get(latencies.size() - 1)))
                        .add("longestGapMillis", millis(gap))
                        .add("heapBefore", before.heap())
                        .add("heapDuring", during.heap())
                        .add("heapAfter", after.heap())
                        .add("threadsBefore", before.threads())
                        .add("threadsDuring", during.threads())
                        .build());
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** Writes them, and shows them. */
    static void write(String name, JsonObject figures) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "viewers"));
        Files.writeString(folder.resolve(name), figures.toString());
        System.out.println("viewers " + name + " " + figures);
    }
}
