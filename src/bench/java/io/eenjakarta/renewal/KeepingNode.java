package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.OpenVault;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * One node without a server around it that keeps grants alive: everything is the product's own, from the round that looks for
 * due grants to the request that reaches the provider. What it does, it does on the caller's thread, so that its time is
 * theirs. Its audit trail is in memory: the real one writes in the background, whatever rests. Not thread-safe.
 */
public final class KeepingNode implements AutoCloseable {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final OpenVault vault;
    private final KeepAliveRound round;

    /** @param given settings of the portal by name */
    public KeepingNode(OpenVault vault, Map<String, String> given) {
        this.vault = vault;
        Settings settings = settings(given);
        Clock clock = Clock.systemUTC();
        Troubles troubles = new Troubles(clock);
        GrantEvents events = new GrantEvents(null, task -> {});
        AuditTrail audit = AuditTrail.inMemory(clock);
        TokenClients tokens = new TokenClients(settings, clock, threads, Telemetry.none());
        Revocation revocation = new Revocation(vault.vault(), tokens, Runnable::run, threads, List.of());
        UnstoredTokens unstored =
                new UnstoredTokens(vault.vault(), revocation, events, audit, troubles, threads, threads);
        Breaker breaker = new Breaker(troubles, audit, clock);
        RefreshAnswer answer = new RefreshAnswer(vault.vault(), unstored, revocation, events, audit, settings, clock);
        RefreshRequest request = new RefreshRequest(vault.vault(), tokens, answer, breaker, settings, clock);
        Rotation rotation = new Rotation(vault.vault(), request, unstored, breaker, settings, clock);
        Endings endings = new Endings(vault.vault(), revocation, events, audit, threads, threads);
        Renewal renewal = new Renewal(
                vault.vault(), rotation, revocation, endings, settings, Runnable::run, clock, Telemetry.none());
        this.round = new KeepAliveRound(vault.vault(), renewal, audit, settings, clock, Telemetry.none());
    }

    private static Settings settings(Map<String, String> given) {
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the benchmark", 100))
                        .build())
                .read();
    }

    /**
     * One turn: refreshes one grant of those that were found to be due, and before the first of them looks for a batch. Blocks
     * until the new tokens are stored.
     *
     * @return how long it took, and the database's share of it
     */
    public Work turn() {
        long statements = vault.statements();
        long inDatabase = vault.nanos();
        long began = System.nanoTime();
        round.turn();
        return new Work(System.nanoTime() - began, vault.nanos() - inDatabase, vault.statements() - statements);
    }

    /**
     * What a turn took.
     *
     * @param nanos all of it
     * @param inDatabase while statements were run, in nanoseconds
     * @param statements how many these were
     */
    public record Work(long nanos, long inDatabase, long statements) {}

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        vault.close();
    }
}
