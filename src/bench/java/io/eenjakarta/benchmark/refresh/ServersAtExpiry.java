package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.ExpiryRound;
import io.eenjakarta.cluster.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The same with three Open Liberty servers and the built WAR, as the cluster suite has them, and a provider that takes 300 ms. */
final class ServersAtExpiry {

    private ServersAtExpiry() {}

    /** Blocks for some minutes. */
    static List<ExpiryRound> play(BenchSettings settings) throws IOException, SQLException {
        Path folder = Files.createTempDirectory(Files.createDirectories(settings.output()), "servers-");
        Path config = Files.createDirectories(folder.resolve("config"));
        // Without the rules by which the suite stops servers half-way.
        for (String file : List.of("node.xml", "node.properties")) {
            Files.copy(settings.testConfig().resolve(file), config.resolve(file));
        }
        ClusterSettings cluster = new ClusterSettings(
                folder,
                folder,
                Server.ofCluster("liberty"),
                settings.liberty(),
                settings.wildfly(),
                settings.war(),
                settings.serverConfig(),
                config,
                BenchSettings.jar("byteman"),
                BenchSettings.jar("postgresql"),
                1,
                settings.portalPort(),
                settings.simulatorPort() + 1,
                settings.databasePort() + 1,
                "");
        return ExpiryRound.play(cluster, RefreshPart.NODES, RefreshPart.CALLERS);
    }
}
