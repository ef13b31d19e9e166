package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.renewal.Breaker;
import io.eenjakarta.renewal.Endings;
import io.eenjakarta.renewal.GrantEvents;
import io.eenjakarta.renewal.RefreshAnswer;
import io.eenjakarta.renewal.RefreshRequest;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.renewal.Revocation;
import io.eenjakarta.renewal.Rotation;
import io.eenjakarta.renewal.UnstoredTokens;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.KeyRing;
import io.eenjakarta.vault.OpenVault;
import io.eenjakarta.vault.Rest;
import io.eenjakarta.vault.TokenVault;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

/** een-jakarta's renewal, with its default settings, on one PostgreSQL that all nodes share; grants are sealed in it. */
final class OurKeeper implements TokenKeeper {

    static final String NAME = "een-jakarta";

    private final URI api;
    private final List<Node> nodes = new ArrayList<>();

    /**
     * As many nodes as there are pools.
     *
     * @param given the settings of a portal, by name
     * @param pools connections to the database, a pool for each node
     */
    OurKeeper(Map<String, String> given, URI api, List<DataSource> pools) {
        this.api = api;
        Settings settings = new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the benchmark", 100))
                        .build())
                .read();
        KeyRing keys = KeyRing.of(settings.vault().keys());
        pools.forEach(pool -> nodes.add(new Node(settings, OpenVault.on(pool, keys, Rest.of(settings)))));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Login open(SignedIn tokens) {
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.of(new Grant.Owner("00001106", "ca0f61ab")),
                1,
                GrantStatus.ACTIVE,
                "",
                new TokenSet(
                        new AccessToken(tokens.accessToken()),
                        Optional.of(new RefreshToken(tokens.refreshToken())),
                        tokens.issued(),
                        Optional.of(tokens.expires()),
                        Optional.of(api)),
                tokens.issued(),
                tokens.issued());
        nodes.get(0).renewal.open(grant);
        return new OneGrant(grant.id());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }

    private final class OneGrant implements Login {

        private final GrantId id;

        OneGrant(GrantId id) {
            this.id = id;
        }

        @Override
        public void look(int node) {
            nodes.get(node).renewal.peek(id).orElseThrow();
        }

        @Override
        public String token(int node) {
            return nodes.get(node).renewal.current(id).tokens().accessToken().value();
        }
    }

    private static final class Node {

        private final ExecutorService executor = Executors.newCachedThreadPool();
        private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        private final Renewal renewal;

        Node(Settings settings, TokenVault vault) {
            Clock clock = Clock.systemUTC();
            Troubles troubles = new Troubles(clock);
            GrantEvents events = new GrantEvents(null, Runnable::run);
            AuditTrail audit = AuditTrail.inMemory(clock);
            TokenClients tokens = new TokenClients(settings, clock, executor, Telemetry.none());
            Revocation revocation = new Revocation(vault, tokens, executor, scheduler, List.of());
            UnstoredTokens unstored =
                    new UnstoredTokens(vault, revocation, events, audit, troubles, executor, scheduler);
            Breaker breaker = new Breaker(troubles, audit, clock);
            RefreshAnswer answer = new RefreshAnswer(vault, unstored, revocation, events, audit, settings, clock);
            RefreshRequest request = new RefreshRequest(vault, tokens, answer, breaker, settings, clock);
            Rotation rotation = new Rotation(vault, request, unstored, breaker, settings, clock);
            Endings endings = new Endings(vault, revocation, events, audit, executor, scheduler);
            renewal = new Renewal(vault, rotation, revocation, endings, settings, executor, clock, Telemetry.none());
        }

        void close() {
            executor.shutdownNow();
            scheduler.shutdownNow();
        }
    }
}
