package io.eenjakarta.faults;

import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.cluster.ClusterSettings;
import io.eenjakarta.cluster.Node;
import io.eenjakarta.cluster.NodePlan;
import io.eenjakarta.cluster.Postgres;
import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.VaultReader;
import io.eenjakarta.cluster.Wire;
import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Portals on a real server, a provider, a database, and people who use them. */
public final class FaultBench implements AutoCloseable {

    /** Worth nothing anywhere but here. */
    private static final String KEY = "c3VpdGUta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=";

    private final FaultSettings settings;
    private final FaultPlan plan;
    private final Path folder;
    private final EenSimulator provider;
    private final CameraManagerSimulator cameraManager;
    private final DemoData data;
    /** Null when the server is alone, and so is the way there. */
    private volatile Postgres postgres;

    private final DatabaseGate gate;

    private final List<Node> nodes = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private FaultBench(FaultSettings settings, FaultPlan plan) throws IOException, SQLException {
        this.settings = settings;
        this.plan = plan;
        this.folder = Files.createTempDirectory(settings.output(), "bench-");
        this.data = SimulatorSettings.demo().data().withUsers(plan.users());
        this.provider = EenSimulator.start(
                settings.simulatorPort(),
                SimulatorSettings.demo().withRedirectUris(address().toString()).withData(data));
        provider.posts().keepApiCalls(0);
        this.cameraManager = CameraManagerSimulator.start(
                settings.simulatorPort() + 1,
                CameraManagerSettings.demo().withRedirectUris(address() + "/cameramanager"));
        cameraManager.posts().keepApiCalls(0);
        this.postgres = plan.alone() ? null : Postgres.create(folder.resolve("postgres"), settings.databasePort() + 1);
        this.gate = plan.alone() ? null : new DatabaseGate(settings.databasePort(), postgres.port());
        if (postgres != null) {
            vault().prepare();
        }
        ClusterSettings made = settings.cluster(plan, folder, config());
        for (int i = 0; i < plan.nodes(); i++) {
            nodes.add(node(made, i));
        }
    }

    /** Starts everything; blocks until all servers serve. */
    static FaultBench start(FaultSettings settings, FaultPlan plan) throws IOException, SQLException {
        Progress.say("a bench starts: " + plan);
        FaultBench bench = new FaultBench(settings, plan);
        try {
            for (Node node : bench.nodes) {
                node.launch();
                node.awaitReady();
            }
            return bench;
        } catch (IOException | RuntimeException e) {
            bench.close();
            throw e;
        }
    }

    /** What every server is configured with: the suite's settings, then those of the plan. */
    private Path config() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        List<String> lines =
                new ArrayList<>(Files.readAllLines(settings.testConfig().resolve("node.properties")));
        plan.settings().forEach((name, value) -> lines.add(name + '=' + value));
        Files.write(config.resolve("node.properties"), lines);
        copy(settings.testConfig().resolve("node.xml"), config);
        if (plan.rules()) {
            copy(settings.clusterConfig().resolve("rules.btm"), config);
        }
        return config;
    }

    private Node node(ClusterSettings made, int index) throws IOException {
        String name = "n" + (index + 1);
        Wire wire = new Wire(name, settings.simulatorPort(), provider.clock());
        Map<String, String> words = Map.of(
                "redirect", address().toString(),
                "provider", provider.origin().toString(),
                "cameramanager", cameraManager.origin().toString(),
                "wire", "http://localhost:" + wire.port(),
                "key", KEY);
        NodePlan one = new NodePlan(
                name,
                settings.server(),
                settings.portalPort() + index,
                settings.databasePort(),
                false,
                plan.alone(),
                words);
        return new Node(one, settings.server().files(made, one), wire);
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    FaultPlan plan() {
        return plan;
    }

    /** Whether more is wanted than fits into a few minutes. */
    public boolean longForm() {
        return settings.longForm();
    }

    /** A folder that is this bench's own. */
    public Path folder() {
        return folder;
    }

    /** Of the first portal, without a slash at the end: the redirect URI, too. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + settings.portalPort());
    }

    /** A page of the first portal, such as {@code /connection}. */
    public URI page(String path) {
        return address().resolve(path);
    }

    /** The first portal. */
    public Node node() {
        return nodes.get(0);
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** Plays in this process: its faults, its clock and its log are at hand. */
    public EenSimulator provider() {
        return provider;
    }

    /** @throws IllegalStateException when the server is alone */
    public Postgres postgres() {
        if (postgres == null) {
            throw new IllegalStateException("this plan has no PostgreSQL");
        }
        return postgres;
    }

    /** The only way of the portals to PostgreSQL. */
    DatabaseGate gate() {
        return gate;
    }

    /** Another PostgreSQL is the bench's own from now on, and that way leads there. The one before was ended by its user. */
    void failOver(Postgres other) {
        postgres = other;
        gate.leadTo(other.port());
    }

    /** Connections to wherever that way leads. */
    DataSource database() {
        return gate.source(Postgres.NAME, Postgres.USER);
    }

    /** The rows of grants in PostgreSQL. */
    public VaultReader vault() {
        return new VaultReader(database(), VaultReader.key("suite", KEY));
    }

    /** Those whom the plan asked for, who may sign in and have nothing else to do. */
    public List<DemoData.User> users() {
        return data.users().stream()
                .filter(user -> user.email().startsWith("user-"))
                .toList();
    }

    /** HTTP/1.1, keeps connections, follows no redirects. */
    public HttpClient http() {
        return http;
    }

    /** Signs in at the first portal, with a new browser. */
    public Visit signIn(DemoData.User user) throws IOException, InterruptedException {
        String cookies = new Visitor(http)
                .signIn(
                        page("/?een-login=een&target=%2Fconnection"),
                        page("/connection"),
                        user.email(),
                        user.password());
        return new Visit(http, user, cookies);
    }

    /** What the JVM of the first portal says about itself. To be closed. */
    public Gauges gauges() throws IOException {
        return Gauges.of(node());
    }

    /** What the JVM of a portal says about itself. To be closed. */
    public Gauges gauges(Node node) throws IOException {
        return Gauges.of(node);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        provider.close();
        cameraManager.close();
        if (postgres != null) {
            gate.close();
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
