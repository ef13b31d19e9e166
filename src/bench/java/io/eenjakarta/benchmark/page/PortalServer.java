package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Jcmd;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.NodePlan;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Wire;
import io.eenjakarta.faults.Gauges;
import io.eenjakarta.simulator.EenSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server with one of the portals, as a process of its own, configured as the cluster suite configures a node that is alone. */
final class PortalServer implements AutoCloseable {

    /** Worth nothing anywhere but here. */
    private static final String KEY = "c3VpdGUta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=";

    private static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

    private static final int MOST_FAILURES = 2;

    private final Node node;
    private final Path folder;

    private PortalServer(Node node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    /** Of a portal on a server that listens at the portal's place. */
    static URI address(BenchSettings settings, Portal portal) {
        return URI.create("http://127.0.0.1:" + (settings.portalPort() + portal.place()));
    }

    /**
     * Makes the folders and starts the process; does not wait for it.
     *
     * @param root folder of all servers of this kind
     */
    static PortalServer launch(BenchSettings settings, Server server, Portal portal, Path root, EenSimulator provider)
            throws IOException {
        Path folder = Files.createDirectories(root.resolve(portal.label()));
        ClusterSettings made = new ClusterSettings(
                folder,
                root.resolve("setup"),
                List.of(server),
                settings.liberty(),
                installed(settings.wildfly()),
                portal.archive(folder, settings.war()),
                settings.serverConfig(),
                config(folder, portal),
                folder,
                BenchSettings.jar("h2"),
                0,
                settings.portalPort(),
                settings.simulatorPort(),
                settings.databasePort(),
                "");
        NodePlan plan = new NodePlan(
                portal.label(),
                server,
                settings.portalPort() + portal.place(),
                settings.databasePort(),
                false,
                true,
                Map.of(
                        "redirect",
                        address(settings, portal).toString(),
                        "provider",
                        provider.origin().toString(),
                        "user",
                        "http://localhost:" + (settings.simulatorPort() + 1) + "/",
                        "key",
                        KEY));
        Wire wire = new Wire(portal.label(), settings.simulatorPort(), provider.clock());
        Node node = new Node(plan, server.files(made, plan), wire);
        node.launch();
        return new PortalServer(node, folder);
    }

    private static Path installed(Path wildfly) throws IOException {
        if (Files.exists(wildfly.resolve("jboss-modules.jar"))) {
            return wildfly;
        }
        try (Stream<Path> inside = Files.list(wildfly)) {
            return inside.filter(one -> Files.exists(one.resolve("jboss-modules.jar")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no WildFly in " + wildfly));
        }
    }

    private static Path config(Path folder, Portal portal) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        copy("settings.properties", config.resolve("node.properties"));
        Files.write(
                config.resolve("jvm.options"),
                Stream.concat(HEAP.stream(), Recording.OPTIONS.stream()).toList());
        copy(portal == Portal.SOCIAL ? "social-liberty.xml" : "liberty.xml", config.resolve("node.xml"));
        return config;
    }

    private static void copy(String resource, Path file) throws IOException {
        try (InputStream in = PortalServer.class.getResourceAsStream(resource)) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Blocks until it serves; longer than a node of a cluster may take, since several start together. */
    void awaitReady() {
        for (int failures = 0; ; failures++) {
            try {
                node.awaitReady();
                return;
            } catch (IllegalStateException notYet) {
                if (!node.runs() || failures == MOST_FAILURES) {
                    throw notYet;
                }
            }
        }
    }

    Node node() {
        return node;
    }

    /** A page of it. */
    URI page(String path) {
        return node.address().resolve(path);
    }

    /** A file of its own. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** What its JVM says about itself. To be closed. */
    Gauges gauges() throws IOException {
        return Gauges.of(node.process());
    }

    /** Starts to sample its threads. */
    Recording record() throws IOException, InterruptedException {
        return Recording.start(new Jcmd(node.process()));
    }

    @Override
    public void close() {
        node.kill();
        node.close();
    }
}
