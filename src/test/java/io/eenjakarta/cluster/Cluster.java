package io.eenjakarta.cluster;

import io.eenjakarta.benchmark.Visitor;
import io.eenjakarta.simulator.CameraManagerSettings;
import io.eenjakarta.simulator.CameraManagerSimulator;
import io.eenjakarta.simulator.DemoData;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.SimulatorSettings;
import io.eenjakarta.simulator.TokenPost;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Portals on one PostgreSQL, three of them in the suite, one provider, and a number of users. */
public final class Cluster implements AutoCloseable {

    static final int NODES = 3;
    static final Duration TOKEN_LIFE = Duration.ofSeconds(3);
    /** Connect timeout and token deadline of the nodes, and five seconds. */
    static final Duration LEASE = Duration.ofMillis(8_500);

    /** Worth nothing anywhere but here. */
    private static final String KEY = "c3VpdGUta2V5LW9mLXRoaXJ0eS10d28tYnl0ZXMtISE=";

    private static final int SIGN_IN_ATTEMPTS = 5;

    private final Postgres postgres;
    private final EenSimulator provider;
    private final CameraManagerSimulator cameraManager;
    private final VaultReader vault;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Guest> guests;
    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Cluster(ClusterSettings settings, int users) throws IOException, SQLException {
        postgres = Postgres.create(
                settings.output().resolve("postgres"), settings.databasePort(), databaseSettings(settings));
        URI redirect = URI.create("http://127.0.0.1:" + settings.portalPort());
        DemoData data = SimulatorSettings.demo().data().withUsers(users);
        provider = EenSimulator.start(
                settings.simulatorPort(),
                SimulatorSettings.demo()
                        .withRedirectUris(redirect.toString())
                        .withAccessTokenLife(TOKEN_LIFE)
                        .withData(data));
        provider.posts().keepApiCalls(0);
        cameraManager = CameraManagerSimulator.start(
                settings.simulatorPort() + 1,
                CameraManagerSettings.demo()
                        .withRedirectUris(redirect + "/cameramanager")
                        .withAccessTokenLife(TOKEN_LIFE));
        cameraManager.posts().keepApiCalls(0);
        vault = new VaultReader(postgres.source(), VaultReader.key("suite", KEY));
        vault.prepare();
        guests = data.users().stream()
                .filter(user -> user.email().startsWith("user-"))
                .map(user -> new Guest("een", user))
                .toList();
        for (int i = 0; i < settings.nodes().size(); i++) {
            nodes.add(node(settings, i, redirect));
        }
    }

    /** Starts everything; blocks until all nodes serve. */
    public static Cluster start(ClusterSettings settings, int users) throws IOException, SQLException {
        Cluster cluster = new Cluster(settings, users);
        try {
            for (Node node : cluster.nodes) {
                node.launch();
                node.awaitReady();
            }
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** What {@code postgres.properties} has, where somebody wants to see into the database. */
    private static Map<String, String> databaseSettings(ClusterSettings settings) throws IOException {
        Path file = settings.testConfig().resolve("postgres.properties");
        Properties read = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            }
        }
        return read.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, read::getProperty));
    }

    private Node node(ClusterSettings settings, int index, URI redirect) throws IOException {
        String name = "n" + (index + 1);
        Wire wire = new Wire(name, settings.simulatorPort(), provider.clock());
        Server server = settings.nodes().get(index);
        NodePlan plan = new NodePlan(
                name,
                server,
                settings.portalPort() + index,
                postgres.port(),
                server != settings.nodes().get(0),
                false,
                Map.of(
                        "redirect",
                        redirect.toString(),
                        "provider",
                        provider.origin().toString(),
                        "cameramanager",
                        cameraManager.origin().toString(),
                        "tokens",
                        "http://localhost:" + wire.port(),
                        "key",
                        KEY));
        return new Node(plan, server.files(settings, plan), wire);
    }

    public List<Node> nodes() {
        return nodes;
    }

    /** How many lines of all nodes' logs contain all of these. */
    long logged(String... parts) throws IOException {
        long lines = 0;
        for (Node node : nodes) {
            lines += node.logged(parts);
        }
        return lines;
    }

    public List<Guest> guests() {
        return guests;
    }

    public Postgres postgres() {
        return postgres;
    }

    public EenSimulator provider() {
        return provider;
    }

    /** The provider whose refresh tokens stay the same. */
    CameraManagerSimulator cameraManager() {
        return cameraManager;
    }

    VaultReader vault() {
        return vault;
    }

    public HttpClient http() {
        return http;
    }

    Instant now() {
        return provider.clock().instant();
    }

    void note(Trouble trouble) {
        troubles.add(trouble);
    }

    List<Trouble> troubles() {
        return List.copyOf(troubles);
    }

    /** Signs a guest in, by way of the first node, whose address is the redirect URI. */
    public void signIn(Guest guest) {
        for (int attempt = 1; ; attempt++) {
            try {
                URI home = nodes.get(0).address();
                String cookies = new Visitor(http)
                        .signIn(
                                home.resolve("/?een-login=" + guest.provider() + "&target=%2Fconnection"),
                                home.resolve("/connection"),
                                guest.user().email(),
                                guest.user().password());
                guest.stay(new Guest.Stay(cookies, vault.grantOf(guest.user().id())));
                return;
            } catch (IOException | SQLException | IllegalStateException e) {
                if (attempt == SIGN_IN_ATTEMPTS) {
                    throw new IllegalStateException("nobody can sign in", e);
                }
                Waiting.pause(Duration.ofMillis(500));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    /** What is known now, of everything that the provider's log still has. */
    Evidence evidence() throws SQLException {
        List<TokenPost> logged = provider.posts().all();
        List<Wire.Sending> sendings = nodes.stream()
                .flatMap(node -> node.wire().sendings().stream())
                .sorted(Comparator.comparing(Wire.Sending::at))
                .toList();
        Set<String> revoked = logged.stream()
                .map(TokenPost::tokenHash)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Evidence(Post.of(logged, sendings), revoked, troubles(), vault.rows(), LEASE);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        provider.close();
        cameraManager.close();
        postgres.close();
    }
}
