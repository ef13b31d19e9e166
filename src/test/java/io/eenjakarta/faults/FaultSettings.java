package io.eenjakarta.faults;

import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Server;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;

/**
 * Where things are and how long the suite runs.
 *
 * @param output folder for everything that the suite writes
 * @param server what portals run on
 * @param liberty Open Liberty's installation
 * @param wildfly WildFly's installation
 * @param war what is deployed
 * @param serverConfig the shipped configurations, a folder for each server
 * @param testConfig settings of the suite's portals
 * @param clusterConfig of the cluster suite, which has the crash points
 * @param byteman the agent of the crash points
 * @param postgresDriver the database driver of servers that have PostgreSQL
 * @param h2Driver the same of Open Liberty alone; WildFly has it
 * @param portalPort of the first server; those of the others follow, then six that servers need of their own
 * @param simulatorPort of the provider; CameraManager has the next
 * @param databasePort of PostgreSQL
 * @param only names of the scenarios to run, separated by commas; empty for all
 * @param longForm whether this is the run of an hour, not the one of a few minutes
 */
record FaultSettings(
        Path output,
        Server server,
        Path liberty,
        Path wildfly,
        Path war,
        Path serverConfig,
        Path testConfig,
        Path clusterConfig,
        Path byteman,
        Path postgresDriver,
        Path h2Driver,
        int portalPort,
        int simulatorPort,
        int databasePort,
        String only,
        boolean longForm) {

    static FaultSettings ofSystem() {
        return new FaultSettings(
                path("faults.output"),
                Server.valueOf(System.getProperty("faults.server").toUpperCase(Locale.ROOT)),
                path("faults.liberty"),
                path("faults.wildfly"),
                path("faults.war"),
                path("faults.server-config"),
                path("faults.test-config"),
                path("faults.cluster-config"),
                path("faults.byteman"),
                path("faults.postgres-driver"),
                path("faults.h2-driver"),
                Integer.getInteger("faults.portal-port"),
                Integer.getInteger("faults.simulator-port"),
                Integer.getInteger("faults.database-port"),
                System.getProperty("faults.only", ""),
                Boolean.getBoolean("faults.long"));
    }

    /** Whether a scenario is to run. */
    boolean wants(String scenario) {
        return only.isBlank() || ("," + only + ",").contains("," + scenario + ",");
    }

    /** What the servers of a bench are made with. */
    ClusterSettings cluster(FaultPlan plan, Path folder, Path config) {
        return new ClusterSettings(
                folder,
                output.resolve("setup"),
                Collections.nCopies(plan.nodes(), server),
                liberty,
                wildfly,
                war,
                serverConfig,
                config,
                byteman,
                plan.alone() ? h2Driver : postgresDriver,
                0,
                portalPort,
                simulatorPort,
                databasePort,
                "");
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath();
    }
}
