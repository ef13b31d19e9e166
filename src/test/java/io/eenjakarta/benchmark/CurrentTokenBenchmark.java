package io.eenjakarta.benchmark;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.renewal.Revocation;
import io.eenjakarta.renewal.Rotation;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.MemoryVault;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to ask for the current token of a grant, beside a reading of the same clock. Every part is real; none of
 * the tokens expires, so nothing is ever sent.
 *
 * <p>{@code mvn -Pbench verify -Dbench.profile.skip=true}
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class CurrentTokenBenchmark {

    /** The clock alone: what the others are measured by. */
    @Benchmark
    public long clock(SystemClock system) {
        return system.clock.millis();
    }

    /** One caller after the other, as requests come in: each grant's turn comes again when all the others had theirs. */
    @Benchmark
    public Grant current(Grants grants) {
        return grants.renewal.current(grants.next());
    }

    /** The clock that the server's beans are given. */
    @State(Scope.Benchmark)
    public static class SystemClock {
        final Clock clock = Clock.systemUTC();
    }

    /** A renewal that holds this many grants. */
    @State(Scope.Thread)
    public static class Grants {

        @Param({"1", "10000"})
        public int grants;

        private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
        private Renewal renewal;
        private GrantId[] ids;
        private int last;

        /** Opens the grants. */
        @Setup
        public void open() {
            Clock clock = Clock.systemUTC();
            Settings settings = settings();
            MemoryVault vault = new MemoryVault();
            TokenClient tokens = new TokenClient(settings, clock, threads);
            Revocation revocation = new Revocation(tokens, threads);
            renewal = new Renewal(
                    vault, new Rotation(vault, tokens, revocation, settings, clock), revocation, settings, threads, clock);
            ids = new GrantId[grants];
            for (int i = 0; i < grants; i++) {
                Grant grant = grant(i, clock.instant());
                renewal.open(grant);
                ids[i] = copy(grant.id());
            }
        }

        /** Ends the threads, of which none was needed. */
        @TearDown
        public void close() {
            threads.shutdownNow();
        }

        GrantId next() {
            last = last + 1 == ids.length ? 0 : last + 1;
            return ids[last];
        }

        /** Equal but not the same: a session that was stored and read again holds such a one. */
        private static GrantId copy(GrantId id) {
            return new GrantId(new String(id.value().toCharArray()));
        }

        private static Grant grant(int number, Instant now) {
            TokenSet tokens = new TokenSet(
                    new AccessToken("access-" + number),
                    Optional.of(new RefreshToken("refresh-" + number)),
                    now,
                    Optional.of(now.plus(Duration.ofHours(12))),
                    Optional.of(URI.create("https://api.c001.eagleeyenetworks.com")));
            return new Grant(
                    GrantId.random(),
                    GrantKind.SESSION,
                    "een",
                    Optional.of(new Grant.Owner("00000001", "user-" + number)),
                    1,
                    GrantStatus.ACTIVE,
                    "",
                    tokens,
                    now,
                    now);
        }

        private static Settings settings() {
            Map<String, String> given = Map.of(
                    "een.client-id", "id",
                    "een.client-secret", "secret",
                    "een.redirect-uri", "http://127.0.0.1:3333");
            return new SettingsReader(new SmallRyeConfigBuilder()
                            .withSources(new PropertiesConfigSource(given, "the benchmark", 100))
                            .build())
                    .read();
        }
    }
}
