package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.MemoryVault;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
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
    final MemoryVault vault = new MemoryVault();
    final ExecutorService executor = Executors.newCachedThreadPool();
    final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    final Renewal renewal;

    RenewalBench() {
        renewal = renewalOn(executor);
    }

    static Settings settings() {
        Map<String, String> given = Map.of(
                "een.client-id", "id",
                "een.client-secret", "secret",
                "een.redirect-uri", "http://127.0.0.1:3333");
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }

    /** Another renewal on the same vault, whose tasks go elsewhere. */
    Renewal renewalOn(Executor elsewhere) {
        Settings settings = settings();
        Revocation revocation = new Revocation(tokens, Runnable::run, scheduler);
        Rotation rotation = new Rotation(vault, tokens, revocation, settings, clock);
        return new Renewal(vault, rotation, revocation, settings, elsewhere, clock);
    }

    /** A grant at generation 1 whose access token lives twelve hours. */
    GrantId open() {
        return open(Optional.of(ScriptedTokens.LIFE));
    }

    GrantId open(Optional<Duration> life) {
        TokenSet first = tokens.set("r", life);
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

    @Override
    public void close() {
        executor.shutdownNow();
        scheduler.shutdownNow();
    }
}
