package io.eenjakarta.renewal;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.vault.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One start of a server: the real renewal, on threads and a time of the history. */
final class HistoryNode {

    static final Settings SETTINGS = RenewalBench.settings();
    private static final AuditTrail NOBODY_READS_IT = AuditTrail.inMemory(Clock.systemUTC());

    final int number;
    final Renewal renewal;
    final UnstoredTokens unstored;
    final Clock clock;
    /** Whether its threads may still act. */
    boolean alive = true;
    /** Whether the database cannot be reached from here. */
    boolean away;
    /** By how much its clock is wrong. */
    long offset;

    private final Revocation revocation;
    private final Endings endings;

    HistoryNode(int number, long offset, Turns turns, History history) {
        this.number = number;
        this.offset = offset;
        this.clock = new NodeClock(turns);
        HistoryVault vault = new HistoryVault(history, this);
        Executor executor = task -> {
            turns.mind();
            turns.start(this, task);
        };
        Timer timer = new Timer(turns, this);
        TokenClients clients = clients(history.tokens);
        RecordedEvents events = new RecordedEvents();
        Troubles troubles = new Troubles(clock);
        this.revocation = new Revocation(vault, clients, executor, timer, List.of());
        this.unstored = new UnstoredTokens(vault, revocation, events, NOBODY_READS_IT, troubles, executor, timer);
        Breaker breaker = new Breaker(troubles, NOBODY_READS_IT, clock);
        RefreshAnswer answer = new RefreshAnswer(vault, unstored, revocation, events, NOBODY_READS_IT, SETTINGS, clock);
        RefreshRequest request = new RefreshRequest(vault, clients, answer, breaker, SETTINGS, clock);
        Rotation rotation = new Rotation(vault, request, unstored, breaker, SETTINGS, clock, turns);
        this.endings = new Endings(vault, revocation, events, NOBODY_READS_IT, executor, timer);
        this.renewal =
                new Renewal(vault, rotation, revocation, endings, SETTINGS, executor, clock, Telemetry.none(), turns);
    }

    /** The application is asked to go: what the container calls. */
    void stop() {
        unstored.stop();
        endings.stop();
        revocation.stop();
    }

    private static TokenClients clients(TokenClient tokens) {
        return new TokenClients() {
            @Override
            public Optional<TokenClient> of(String provider) {
                return Optional.of(tokens);
            }
        };
    }

    private final class NodeClock extends Clock {
        private final Turns turns;

        NodeClock(Turns turns) {
            this.turns = turns;
        }

        @Override
        public long millis() {
            return turns.millis() + offset;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Starts no thread. */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        private final Turns turns;
        private final HistoryNode node;

        Timer(Turns turns, HistoryNode node) {
            super(0);
            this.turns = turns;
            this.node = node;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            turns.mind();
            Planned planned = new Planned(task);
            turns.later(node, planned, unit.toMillis(delay));
            return planned;
        }
    }

    private static final class Planned extends FutureTask<Void> implements RunnableScheduledFuture<Void> {
        private final Runnable task;

        Planned(Runnable task) {
            super(() -> null);
            this.task = task;
        }

        @Override
        public void run() {
            if (!isCancelled()) {
                super.run();
                task.run();
            }
        }

        @Override
        public boolean isPeriodic() {
            return false;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(java.util.concurrent.Delayed other) {
            return 0;
        }
    }
}
