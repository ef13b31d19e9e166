package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.TokenVault;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A renewal with everything real but the provider and the clock. */
final class RenewalBench implements AutoCloseable {

    final SteppedClock clock = new SteppedClock();
    final ScriptedTokens tokens = new ScriptedTokens(clock);
    /** How long unused grants of the next stores and rotations rest. */
    volatile Duration rest = Duration.ofDays(10);

    final MemoryVault vault = new MemoryVault(clock, this::rest);
    final RecordedEvents events = new RecordedEvents();
    final AuditTrail audit = AuditTrail.inMemory(clock);
    final Troubles troubles = new Troubles(clock);
    final ExecutorService executor = Executors.newCachedThreadPool();
    final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    /** How often gauges of grants were shown. */
    int gaugesStarted;

    final Renewal renewal;

    final Telemetry telemetry;

    RenewalBench() {
        this(Telemetry.none());
    }

    RenewalBench(Telemetry telemetry) {
        this.telemetry = telemetry;
        renewal = renewalOn(executor);
    }

    private Optional<Duration> rest(String provider, Duration age, boolean permanent) {
        return permanent ? Optional.empty() : Optional.of(rest);
    }

    /** The required settings, and these pairs of name and value. */
    static Settings settings(String... more) {
        Map<String, String> given = new HashMap<>(Map.of(
                "een.client-id", "id",
                "een.client-secret", "secret",
                "een.redirect-uri", "http://127.0.0.1:3333"));
        for (int i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }

    /** Another node on the same vault, whose tasks go elsewhere. */
    Renewal renewalOn(Executor elsewhere) {
        return node(vault, elsewhere).renewal();
    }

    /** Another node with a vault of its own making, in front of the same rows. */
    Node node(TokenVault seen, Executor elsewhere, String... more) {
        Settings settings = settings(more);
        Revocation revocation = new Revocation(seen, tokens.clients(), Runnable::run, scheduler, List.of());
        UnstoredTokens unstored = new UnstoredTokens(seen, revocation, events, audit, troubles, elsewhere, scheduler);
        Breaker breaker = new Breaker(troubles, audit, clock);
        RefreshAnswer answer = new RefreshAnswer(seen, unstored, revocation, events, audit, settings, clock);
        RefreshRequest request = new RefreshRequest(seen, tokens.clients(), answer, breaker, settings, clock);
        Rotation rotation = new Rotation(seen, request, unstored, breaker, settings, clock);
        Endings endings = new Endings(seen, revocation, events, audit, elsewhere, scheduler);
        return new Node(
                new Renewal(seen, rotation, revocation, endings, settings, elsewhere, clock, telemetry),
                unstored,
                endings,
                rotation,
                request);
    }

    /** What keeps grants alive on another node. */
    KeepAlive keepAlive(TokenVault seen, Executor elsewhere, ScheduledExecutorService timer, String... more) {
        Renewal kept = node(seen, executor).renewal();
        Settings settings = settings(more);
        return new KeepAlive(
                seen,
                kept,
                new ExpiryPlan(seen, events, audit, settings, clock, telemetry),
                new LostSessions(GrantList.of(vault), kept, settings),
                audit,
                settings,
                elsewhere,
                timer,
                clock,
                Telemetry.none(),
                new GrantGauges() {
                    @Override
                    void start() {
                        gaugesStarted++;
                    }
                });
    }

    /** What a test needs to see of a node. */
    record Node(Renewal renewal, UnstoredTokens unstored, Endings endings, Rotation rotation, RefreshRequest request) {}

    /** A grant at generation 1 whose access token lives twelve hours. */
    GrantId open() {
        return open(Optional.of(ScriptedTokens.LIFE));
    }

    GrantId open(Optional<Duration> life) {
        return open("r", life);
    }

    /** A grant whose first refresh token has this value. */
    GrantId open(String refreshToken, Optional<Duration> life) {
        TokenSet first = tokens.set(refreshToken, life);
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                first,
                clock.instant(),
                clock.instant());
        renewal.open(grant);
        return grant.id();
    }

    /** A connected grant of just now, whose first refresh token has this value; its access token lives twelve hours. */
    GrantId connect(String refreshToken) {
        return connect(refreshToken, "een");
    }

    GrantId connect(String refreshToken, String provider) {
        Grant grant = new Grant(
                GrantId.random(),
                GrantKind.OFFLINE,
                provider,
                Optional.of(new Grant.Owner("00001106", "u-" + refreshToken)),
                1,
                GrantStatus.ACTIVE,
                "",
                tokens.set(refreshToken, Optional.of(ScriptedTokens.LIFE)),
                clock.instant(),
                clock.instant());
        vault.store(grant);
        return grant.id();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
