package io.eenjakarta.cluster;

import java.nio.file.Path;
import java.util.List;

/**
 * Where things are and how long the suite runs.
 *
 * @param output folder for everything that the suite writes
 * @param setup folder for what is made once of a server, for all clusters of a run
 * @param nodes what they run on: {@code liberty}, {@code wildfly} or {@code mixed}
 * @param liberty Open Liberty's installation
 * @param wildfly WildFly's installation
 * @param war what is deployed
 * @param serverConfig the shipped configurations, a folder for each server
 * @param testConfig fragments and scripts of the suite
 * @param byteman the agent
 * @param driver the database driver that the nodes get
 * @param rotations how many there must be at least in the kill test
 * @param portalPort of the first node; those of the others follow, then as many twice for what servers need of their own
 * @param simulatorPort of the provider
 * @param databasePort of PostgreSQL
 * @param only names of the scenarios to run, separated by commas; empty for all
 */
public record ClusterSettings(
        Path output,
        Path setup,
        List<Server> nodes,
        Path liberty,
        Path wildfly,
        Path war,
        Path serverConfig,
        Path testConfig,
        Path byteman,
        Path driver,
        int rotations,
        int portalPort,
        int simulatorPort,
        int databasePort,
        String only) {

    private static final int LONG_FORM = 10_000;

    public static ClusterSettings ofSystem() {
        return new ClusterSettings(
                path("cluster.output"),
                path("cluster.output").resolve("wildfly"),
                Server.ofCluster(System.getProperty("cluster.nodes")),
                path("cluster.liberty"),
                path("cluster.wildfly"),
                path("cluster.war"),
                path("cluster.server-config"),
                path("cluster.test-config"),
                path("cluster.byteman"),
                path("cluster.driver"),
                Integer.getInteger("cluster.rotations"),
                Integer.getInteger("cluster.portal-port"),
                Integer.getInteger("cluster.simulator-port"),
                Integer.getInteger("cluster.database-port"),
                System.getProperty("cluster.only", ""));
    }

    /** Whether this is the run of an hour, not the one of a few minutes. */
    public boolean longForm() {
        return rotations >= LONG_FORM;
    }

    /** Whether a scenario is to run. */
    public boolean wants(String scenario) {
        return only.isBlank() || ("," + only + ",").contains("," + scenario + ",");
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath();
    }
}
