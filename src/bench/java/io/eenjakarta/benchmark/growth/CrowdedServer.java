package io.eenjakarta.benchmark.growth;

import io.eenjakarta.authentication.AdmitServlet;
import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.WarClasses;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.NodePlan;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Wire;
import io.eenjakarta.faults.Gauges;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One Open Liberty as it ships, with sessions in its memory and grants in an H2 file, that is to hold a number of sessions. */
final class CrowdedServer implements AutoCloseable {

    /** So many of the sessions are in use where only a few are. */
    static final int FEW = 100;

    /** Ports that other measurements of this part have. */
    private static final int NODES_BEFORE = 5;

    private final int size;
    private final Node node;
    private final SessionLoad load;
    private double heapBefore;

    /** Pages that were answered, and what the server spent for each. */
    record Pages(double perSecond, double micros, int count) {}

    /** Makes its folders and launches it; {@link #fill} waits for it. */
    CrowdedServer(BenchSettings settings, int place, int size) throws IOException {
        this.size = size;
        String name = "s" + size;
        Path output = settings.output().resolve("growth-sessions-" + size);
        int port = settings.portalPort() + NODES_BEFORE + place;
        int provider = settings.simulatorPort() + NODES_BEFORE;
        URI address = URI.create("http://127.0.0.1:" + port);
        String nobody = "http://127.0.0.1:" + provider;
        NodePlan plan = new NodePlan(
                name,
                Server.LIBERTY,
                port,
                settings.databasePort(),
                false,
                true,
                Map.of(
                        "redirect",
                        address.toString(),
                        "provider",
                        nobody,
                        "cameramanager",
                        nobody,
                        "tokens",
                        nobody,
                        "key",
                        "c3VpdGUta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE="));
        ClusterSettings made = new ClusterSettings(
                output,
                output.resolve("wildfly"),
                List.of(Server.LIBERTY),
                settings.liberty(),
                settings.wildfly(),
                archive(settings, output),
                settings.serverConfig(),
                config(settings, output),
                output,
                BenchSettings.jar("h2"),
                0,
                port,
                provider,
                settings.databasePort(),
                "");
        this.node = new Node(plan, Server.LIBERTY.files(made, plan), new Wire(name, provider, Clock.systemUTC()));
        this.load = new SessionLoad(address);
        node.launch();
    }

    /** The WAR, with the way in that only this measurement has. */
    private static Path archive(BenchSettings settings, Path output) throws IOException {
        Path war = Files.createDirectories(output).resolve("een-jakarta.war");
        Files.copy(settings.war(), war);
        return WarClasses.put(war, AdmitServlet.class);
    }

    private static Path config(BenchSettings settings, Path output) throws IOException {
        Path config = Files.createDirectories(output.resolve("config"));
        for (String file : List.of("node.xml", "node.properties")) {
            Files.copy(settings.testConfig().resolve(file), config.resolve(file));
        }
        Files.writeString(
                config.resolve("node.properties"), "\nEEN_KEEP_ALIVE_INTERVAL=PT1H\n", StandardOpenOption.APPEND);
        Files.writeString(config.resolve("jvm.options"), "-Xmx1500m\n");
        return config;
    }

    int size() {
        return size;
    }

    /** Lets the first few in and warms up with them, then all others. Blocks until they are in. */
    void fill(Duration warmUp) throws IOException {
        node.awaitReady();
        load.enter(FEW);
        load.pages(warmUp, FEW);
        heapBefore = heap();
        load.enter(size);
    }

    /** Blocks for the time, while any of so many sessions are used. */
    Pages pages(Duration time, int of) {
        ProcessHandle server = ProcessHandle.of(node.process()).orElseThrow();
        Duration before = server.info().totalCpuDuration().orElseThrow();
        int pages = load.pages(time, of);
        Duration spent = server.info().totalCpuDuration().orElseThrow().minus(before);
        return new Pages(pages * 1e9 / time.toNanos(), spent.toNanos() / 1e3 / pages, pages);
    }

    /** Heap that each session but the first few took, with its grant where the server holds that, in kB. */
    double kilobytesEach() throws IOException {
        return (heap() - heapBefore) / 1e3 / (size - FEW);
    }

    /** Grants that the server holds. */
    long held() throws IOException {
        try (Gauges gauges = Gauges.of(node.process())) {
            return gauges.instances("io.eenjakarta.renewal.Held");
        }
    }

    private double heap() throws IOException {
        try (Gauges gauges = Gauges.of(node.process())) {
            return gauges.heap();
        }
    }

    @Override
    public void close() {
        load.close();
        node.close();
    }
}
