package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.provider.Settings;
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
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.MemoryVault;
import io.eenjakarta.vault.Rest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to ask for the current token of a grant, beside a reading of the same clock. Every part is real; none of
 * the tokens expires, so nothing is ever sent.
 */
public class CurrentTokenBenchmark {

    /** The clock alone: what the current token is measured by. */
    @Benchmark
    public long clock(SystemClock system) {
        return system.clock.millis();
    }

    /** One caller's token, as a page asks for it that makes several calls. */
    @Benchmark
    public Grant current(OneOfMany one) {
        return one.renewal.current(one.id);
    }

    /** Another caller's token each time: memory that no cache near the processor has at hand. */
    @Benchmark
    public Grant currentInTurn(AllInTurn all) {
        return all.renewal.current(all.next());
    }

    /** The least that anybody could do instead: what {@link #currentInTurn} is measured by. */
    @Benchmark
    public long lookUpAndClockInTurn(AllInTurn all) {
        return all.map.get(all.next()).generation() + all.clock.millis();
    }

    /** The clock that the server's beans are given. */
    @State(Scope.Benchmark)
    public static class SystemClock {
        final Clock clock = Clock.systemUTC();
    }

    /** A caller among this many. */
    @State(Scope.Thread)
    public static class OneOfMany extends Grants {

        @Param({"1", "10000"})
        public int grants;

        private GrantId id;

        /** Opens the grants. */
        @Setup
        public void open() {
            id = open(grants)[grants / 2];
        }
    }

    /** Ten thousand callers, one after the other. */
    @State(Scope.Thread)
    public static class AllInTurn extends Grants {

        private static final int CALLERS = 10_000;

        private final Map<GrantId, Grant> map = new ConcurrentHashMap<>();
        private GrantId[] ids;
        private int last;

        /** Opens the grants. */
        @Setup
        public void open() {
            ids = open(CALLERS);
            for (GrantId id : ids) {
                Grant grant = renewal.current(id);
                map.put(grant.id(), grant);
            }
        }

        GrantId next() {
            last = last + 1 == CALLERS ? 0 : last + 1;
            return ids[last];
        }
    }

    /** A renewal and its grants. */
    @State(Scope.Thread)
    public abstract static class Grants {

        final Clock clock = Clock.systemUTC();
        Renewal renewal;
        private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();

        GrantId[] open(int count) {
            Settings settings = PortalSettings.read();
            MemoryVault vault = new MemoryVault(clock, Rest.of(settings));
            Troubles troubles = new Troubles(clock);
            GrantEvents events = new GrantEvents(null, Runnable::run);
            AuditTrail audit = AuditTrail.inMemory(clock);
            TokenClients tokens = new TokenClients(settings, clock, threads, Telemetry.none());
            Revocation revocation = new Revocation(vault, tokens, Runnable::run, threads, List.of());
            UnstoredTokens unstored = new UnstoredTokens(vault, revocation, events, audit, troubles, threads, threads);
            Breaker breaker = new Breaker(troubles, audit, clock);
            RefreshAnswer answer = new RefreshAnswer(vault, unstored, revocation, events, audit, settings, clock);
            RefreshRequest request = new RefreshRequest(vault, tokens, answer, breaker, settings, clock);
            Rotation rotation = new Rotation(vault, request, unstored, breaker, settings, clock);
            Endings endings = new Endings(vault, revocation, events, audit, threads, threads);
            renewal = new Renewal(vault, rotation, revocation, endings, settings, threads, clock, Telemetry.none());
            GrantId[] ids = new GrantId[count];
            for (int i = 0; i < count; i++) {
                Grant grant = SampleTokens.grant(i, clock.instant());
                renewal.open(grant);
                ids[i] = copy(grant.id());
            }
            return ids;
        }

        /** Ends the threads, of which none was needed. */
        @TearDown
        public void close() {
            threads.shutdownNow();
        }

        /** Equal but not the same: a session that was stored and read again holds such a one. */
        private static GrantId copy(GrantId id) {
            return new GrantId(new String(id.value().toCharArray()));
        }
    }
}
