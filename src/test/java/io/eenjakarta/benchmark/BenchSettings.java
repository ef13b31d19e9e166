package io.eenjakarta.benchmark;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Where things are and how long the parts run.
 *
 * @param output folder for everything that the parts write
 * @param longForm whether this is the run of an hour or more, not the one of a quarter of an hour
 * @param liberty Open Liberty's installation, in which nothing is changed
 * @param wildfly WildFly's installation, in which nothing is changed
 * @param war what is deployed
 * @param serverConfig the shipped configurations, a folder for each server
 * @param testConfig the settings of portals that the cluster suite has
 * @param portalPort of the first server; those of the others follow, ten in all
 * @param simulatorPort of the provider, the first of ten
 * @param databasePort of PostgreSQL, the first of ten
 * @param only names of the parts to run, separated by commas; empty for all
 */
public record BenchSettings(
        Path output,
        boolean longForm,
        Path liberty,
        Path wildfly,
        Path war,
        Path serverConfig,
        Path testConfig,
        int portalPort,
        int simulatorPort,
        int databasePort,
        String only) {

    static final String PREFIX = "bench.";

    /** Of the properties {@code bench.*}. A part that needs no server runs with {@code bench.output} alone. */
    public static BenchSettings ofSystemProperties() {
        return new BenchSettings(
                path("output", "target/bench"),
                Boolean.getBoolean(PREFIX + "long"),
                path("liberty", "target/liberty/wlp"),
                path("wildfly", "target/wildfly"),
                path("war", "target/een-jakarta.war"),
                path("server-config", "server-config"),
                path("test-config", "src/test/cluster"),
                Integer.getInteger(PREFIX + "portal.port", 3701),
                Integer.getInteger(PREFIX + "simulator.port", 3721),
                Integer.getInteger(PREFIX + "database.port", 3741),
                System.getProperty(PREFIX + "only", ""));
    }

    /** Whether a part is to run. */
    public boolean wants(String part) {
        return only.isBlank() || List.of(only.split(",")).contains(part);
    }

    /**
     * A library of this JVM's class path, such as a database driver for a server.
     *
     * @param artifact its file's name without the version: {@code postgresql}
     * @throws IllegalArgumentException when there is none
     */
    public static Path jar(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                .findFirst()
                .map(Path::toAbsolutePath)
                .orElseThrow(() -> new IllegalArgumentException("not on the class path: " + artifact));
    }

    private static Path path(String property, String otherwise) {
        return Path.of(System.getProperty(PREFIX + property, otherwise)).toAbsolutePath();
    }
}
