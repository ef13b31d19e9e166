package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.simulator.EenSimulator;
import io.eenjakarta.simulator.PortalSettings;
import io.eenjakarta.simulator.Reseller;
import io.eenjakarta.simulator.ScriptedBrowser;
import io.eenjakarta.simulator.SettableClock;
import io.eenjakarta.simulator.SimulatorSettings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.TokenVault;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;

/** Two nodes on one vault, and the simulated provider; the simulator's clock is everybody's. */
final class SwitchBench implements AutoCloseable {

    static final String SHOP = "00050001";
    static final String OTHER_SHOP = "00050002";

    final EenSimulator simulator = EenSimulator.start(0);
    final SettableClock clock = simulator.clock();
    final AuditTrail audit = AuditTrail.inMemory(clock);
    final List<TokenVault> vaults;
    final List<Node> nodes = new ArrayList<>();
    private final SwitchVault.Nodes rows;
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final ExecutorService flyers;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final Settings settings;
    private final TokenClients clients;
    /** Grants that farewell was said to. */
    final BlockingQueue<GrantId> farewells = new LinkedBlockingQueue<>();

    private final CodeVerifier verifier = new CodeVerifier("switch-".repeat(7));

    /** What a test needs to see of a node. */
    record Node(Renewal renewal, Switching switching) {}

    SwitchBench(SwitchVault kind, String... more) {
        this(kind, Executors.newCachedThreadPool(), more);
    }

    /** @param flyers threads that rotate */
    SwitchBench(SwitchVault kind, ExecutorService flyers, String... more) {
        this.flyers = flyers;
        Map<String, String> given = new HashMap<>(PortalSettings.of(simulator, SimulatorSettings.DEMO_REDIRECT_URI)
                .settings());
        for (int i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        settings = new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
        clients = new TokenClients(settings, clock, senders, Telemetry.none());
        rows = kind.nodes(2, clock);
        vaults = rows.vaults();
        vaults.forEach(vault -> nodes.add(node(vault)));
    }

    private Node node(TokenVault vault) {
        Troubles troubles = new Troubles(clock);
        GrantEvents events = new RecordedEvents();
        Revocation revocation = new Revocation(
                vault, clients, senders, scheduler, List.of((Farewell) ended -> farewells.add(ended.id())));
        UnstoredTokens unstored = new UnstoredTokens(vault, revocation, events, audit, troubles, senders, scheduler);
        Breaker breaker = new Breaker(troubles, audit, clock);
        RefreshAnswer answer = new RefreshAnswer(vault, unstored, revocation, events, audit, settings, clock);
        RefreshRequest request = new RefreshRequest(vault, clients, answer, breaker, settings, clock);
        Rotation rotation = new Rotation(vault, request, unstored, breaker, settings, clock);
        Endings endings = new Endings(vault, revocation, events, audit, senders, scheduler);
        Renewal renewal = new Renewal(vault, rotation, revocation, endings, settings, flyers, clock, Telemetry.none());
        return new Node(renewal, new Switching(vault, clients, renewal, audit, settings, clock));
    }

    Renewal renewal() {
        return nodes.get(0).renewal();
    }

    Switching switching() {
        return nodes.get(0).switching();
    }

    TokenVault vault() {
        return vaults.get(0);
    }

    /** The grant of a new login of the reseller's user. */
    GrantId login() {
        return login(Reseller.EMAIL, Reseller.PASSWORD, new Grant.Owner(Reseller.ACCOUNT, "ca0f0042"));
    }

    GrantId login(String email, String password, Grant.Owner owner) {
        URI authorize = URI.create(simulator.origin() + "/oauth2/authorize?response_type=code&client_id="
                + SimulatorSettings.DEMO_CLIENT_ID + "&scope=vms.all&state=s&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333"
                + "&code_challenge_method=S256&code_challenge=" + verifier.challenge());
        String code = new ScriptedBrowser()
                .signIn(authorize, email, password)
                .getQuery()
                .replaceAll(".*code=([^&]+).*", "$1");
        TokenOutcome.Granted granted =
                (TokenOutcome.Granted) clients.of("een").orElseThrow().exchange(code, verifier);
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.of(owner),
                1,
                GrantStatus.ACTIVE,
                "",
                granted.tokens(),
                clock.instant(),
                clock.instant());
        renewal().open(grant);
        return grant.id();
    }

    /** How often tokens of other accounts were asked for, with this status. */
    long switches(int status) {
        return simulator.posts().apiCalls().stream()
                .filter(call -> call.pathAndQuery().endsWith("/authorizationTokens"))
                .filter(call -> call.status() == status)
                .count();
    }

    long refreshes() {
        return simulator.posts().tokenPosts("refresh_token").size();
    }

    /** What the API at this host answers to a call for the cameras with the grant's token. */
    int cameras(Grant grant, String host) {
        URI cameras = URI.create("http://" + host + ":" + simulator.origin().getPort() + "/api/v3.0/cameras");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(cameras)
                                    .header(
                                            "Authorization",
                                            grant.tokens().accessToken().bearer())
                                    .header("Accept", "application/json")
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long acts(Act act) {
        return audit.recent(AuditFilter.all().acts(act), ListPage.first(500)).size();
    }

    void assertWorks(Grant grant) {
        assertEquals(200, cameras(grant, grant.tokens().apiBase().orElseThrow().getHost()));
    }

    @Override
    public void close() throws SQLException {
        simulator.close();
        senders.shutdownNow();
        flyers.shutdownNow();
        scheduler.shutdownNow();
        rows.close();
    }
}
