package io.eenjakarta.benchmark.growth;

import io.eenjakarta.cluster.Cluster;
import io.eenjakarta.cluster.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that others have spent so far, in milliseconds. */
record Processors(double nodes, double database) {

    /** Of a cluster's nodes, and of its PostgreSQL with all that belongs to it. */
    static Processors of(Cluster cluster) throws IOException {
        long postmaster =
                Long.parseLong(Files.readAllLines(cluster.postgres().data().resolve("postmaster.pid"))
                        .get(0)
                        .strip());
        ProcessHandle database = ProcessHandle.of(postmaster).orElseThrow();
        return new Processors(
                cluster.nodes().stream()
                        .map(Node::process)
                        .map(id -> ProcessHandle.of(id).orElseThrow())
                        .mapToDouble(Processors::millis)
                        .sum(),
                Stream.concat(Stream.of(database), database.descendants())
                        .mapToDouble(Processors::millis)
                        .sum());
    }

    Processors since(Processors before) {
        return new Processors(nodes - before.nodes, database - before.database);
    }

    private static double millis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6;
    }
}
