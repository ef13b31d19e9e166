package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.BenchSettings;
import io.eenjakarta.benchmark.Jcmd;
import io.eenjakarta.benchmark.Recording;
import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.benchmark.page.web.HelloServlet;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.NodePlan;
import io.eenjakarta.cluster.Server;
import io.eenjakarta.cluster.Waiting;
import io.eenjakarta.cluster.Wire;
import io.eenjakarta.faults.Gauges;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server as it ships, alone, that is started and stopped again and again; it keeps its folder. */
final class StartingServer implements AutoCloseable {

    /** Only for those who are in: everybody else is sent to sign in. */
    private static final String PAGE = "/connection";

    private static final Duration MOST = Duration.ofSeconds(120);
    private static final int MOST_FAILURES = 3;
    private static final Duration LOOK = Duration.ofMillis(20);
    /** Of the tests, not of a portal that anybody runs. */
    private static final List<String> TESTS_OWN = List.of(
            "EEN_PROVIDERS",
            "EEN_KEEP_ALIVE",
            "EEN_EVENTS",
            "EEN_EARLY",
            "EEN_CONNECT",
            "EEN_TOKEN_DEADLINE",
            "EEN_API_TIMEOUT");
    /** What WildFly's own scripts give; those of Open Liberty give nothing. */
    private static final List<String> WILDFLY_OPTIONS =
            List.of("-Xms64m", "-Xmx512m", "-XX:MetaspaceSize=96M", "-XX:MaxMetaspaceSize=256m");

    private final Server server;
    private final Variant variant;
    private final Path folder;
    private final EenSimulator provider;
    private final Node node;

    private StartingServer(Server server, Variant variant, Path folder, EenSimulator provider, Node node) {
        this.server = server;
        this.variant = variant;
        this.folder = folder;
        this.provider = provider;
        this.node = node;
    }

    /** Makes its folder; nothing runs yet. */
    static StartingServer create(BenchSettings settings, Server server, Variant variant, EenSimulator provider)
            throws IOException {
        Path folder =
                Files.createDirectories(settings.output().resolve("start").resolve(server + "-" + variant.label()));
        Path config = config(settings, server, folder.resolve("config"));
        ClusterSettings made = new ClusterSettings(
                folder,
                settings.output().resolve("start/setup"),
                List.of(server),
                settings.liberty(),
                settings.wildfly(),
                variant.war(settings, folder),
                settings.serverConfig(),
                config,
                config,
                BenchSettings.jar("h2"),
                0,
                settings.portalPort(),
                settings.simulatorPort(),
                settings.databasePort(),
                "");
        URI address = URI.create("http://127.0.0.1:" + settings.portalPort());
        Map<String, String> words = Map.of(
                "redirect", address.toString(),
                "provider", provider.origin().toString(),
                "tokens", provider.origin().toString(),
                "cameramanager", provider.origin().toString(),
                "key", "c3VpdGUta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=");
        NodePlan plan = new NodePlan(
                variant.label(), server, settings.portalPort(), settings.databasePort(), false, true, words);
        Wire unused = new Wire(variant.label(), settings.simulatorPort(), provider.clock());
        Node node = new Node(plan, server.files(made, plan), unused);
        if (variant == Variant.BARE) {
            Files.delete(folder.resolve(deployed(server, variant)));
        }
        return new StartingServer(server, variant, folder, provider, node);
    }

    private static String deployed(Server server, Variant variant) {
        return switch (server) {
            case LIBERTY -> "usr/servers/" + variant.label() + "/dropins/een-jakarta.war";
            case WILDFLY -> "wildfly/" + variant.label() + "/deployments/een-jakarta.war";
        };
    }

    private static Path config(BenchSettings settings, Server server, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> lines =
                new ArrayList<>(Files.readAllLines(settings.testConfig().resolve("node.properties")));
        lines.removeIf(line -> TESTS_OWN.stream().anyMatch(line::startsWith));
        Files.write(folder.resolve("node.properties"), lines);
        Files.write(
                folder.resolve("node.xml"),
                Files.readAllLines(settings.testConfig().resolve("node.xml")));
        Files.write(folder.resolve("jvm.options"), server == Server.WILDFLY ? WILDFLY_OPTIONS : List.of());
        return folder;
    }

    /** Starts it for the first time, and signs somebody in, which proves that the page is worth waiting for. Stops it. */
    void prepare() throws IOException, InterruptedException {
        launch();
        try {
            if (variant == Variant.OURS) {
                signIn();
            }
        } finally {
            node.stop();
        }
    }

    /** A server that has just started on a busy machine may take longer for its first login than it allows itself. */
    private void signIn() throws IOException, InterruptedException {
        DemoData.User ada = provider.settings().data().users().get(0);
        for (int failures = 0; ; failures++) {
            try {
                new Visitor().signIn(page(PAGE), ada.email(), ada.password());
                return;
            } catch (IllegalStateException refused) {
                if (failures == MOST_FAILURES) {
                    throw refused;
                }
            }
        }
    }

    /** Starts it, and stops it when it is ready. */
    Start start() throws IOException {
        long began = System.nanoTime();
        try {
            launch();
            Duration ready = Duration.ofNanos(System.nanoTime() - began);
            Duration processors = processors();
            try (Gauges gauges = Gauges.of(node.process())) {
                return new Start(ready, processors, gauges.heap());
            }
        } finally {
            node.stop();
        }
    }

    private Duration processors() {
        return ProcessHandle.of(node.process())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** Starts it with Java Flight Recorder from the first moment on, and stops it when it is ready. */
    StartProfile profile() throws IOException, InterruptedException {
        Path recording = folder.resolve("start.jfr");
        Path options = folder.resolve("config/jvm.options");
        List<String> usual = Files.readAllLines(options);
        List<String> all = new ArrayList<>(usual);
        all.addAll(Recording.OPTIONS);
        all.add(Recording.fromTheStart(recording));
        Files.write(options, all);
        Duration processors;
        Duration compiler;
        try {
            launch();
            processors = processors();
            compiler = new Jcmd(node.process()).compilerTime();
        } finally {
            node.stop();
            Files.write(options, usual);
        }
        return new StartProfile(StartOwners.profile(recording), processors, compiler);
    }

    private void launch() throws IOException {
        long said = saidReady();
        node.launch();
        if (!Waiting.until(() -> !node.runs() || isReady(said), MOST, LOOK) || !node.runs()) {
            node.stop();
            throw new IllegalStateException(server.title() + " with " + variant.title() + " does not start");
        }
    }

    private boolean isReady(long said) {
        return switch (variant) {
            case BARE -> status(page("/"), "") != 0 && saidReady() > said;
            case HELLO -> status(page("/een-jakarta" + HelloServlet.PATH), "") == HttpURLConnection.HTTP_OK;
            case OURS -> status(page(PAGE), provider.origin() + "/oauth2/authorize?") / 100 == 3;
        };
    }

    private URI page(String path) {
        return node.address().resolve(path);
    }

    /** Zero when there is no answer, or one that leads to some other place. */
    private static int status(URI address, String place) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setReadTimeout((int) MOST.toMillis());
            connection.setRequestProperty("Accept", "text/html");
            connection.setRequestProperty("Sec-Fetch-Mode", "navigate");
            connection.setRequestProperty("Sec-Fetch-Dest", "document");
            int status = connection.getResponseCode();
            String location = connection.getHeaderField("Location");
            return (location == null ? "" : location).startsWith(place) ? status : 0;
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** How often it has said so, over all its lives. */
    private long saidReady() {
        try {
            return node.logged(server == Server.LIBERTY ? "CWWKF0011I" : "WFLYSRV0025");
        } catch (NoSuchFileException neverStarted) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
