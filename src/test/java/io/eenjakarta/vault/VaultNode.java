package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import io.eenjakarta.telemetry.Telemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** All of a JDBC vault as one server has it. */
final class VaultNode {

    final Troubles troubles;
    final VaultState state;
    final Database database;
    final JdbcVault vault;
    final JdbcAttempts attempts;
    final JdbcLinks links;
    final JdbcFeeds feeds;
    final GrantList list;
    final AuditTrail audit;
    final Remains remains;
    final WebhookStore webhooks;
    /** Tasks of the audit trail that wait for their time. */
    final Deque<Runnable> later = new ArrayDeque<>();

    final Resealing resealing;

    VaultNode(DataSource source, Clock clock, KeyRing keys) {
        this(source, clock, keys, (provider, age, permanent) -> Optional.of(Duration.ofDays(10)));
    }

    private VaultNode(DataSource source, Clock clock, KeyRing keys, Rest rest) {
        troubles = new Troubles(clock);
        state = new VaultState("jdbc", troubles, clock);
        database = new Database(source, new OwnTransaction(), state);
        DatabaseClock time = new DatabaseClock(clock, troubles);
        SealedTokens tokens = new SealedTokens(keys);
        UnreadableGrants unreadable = new UnreadableGrants(troubles);
        vault = new JdbcVault(database, time, tokens, unreadable, rest);
        attempts = new JdbcAttempts(database, time);
        links = new JdbcLinks(database, time);
        feeds = new JdbcFeeds(database, time, keys);
        list = new JdbcGrantList(database, time);
        remains = new JdbcRemains(database, time);
        audit = new AuditTrail(
                new JdbcAudit(database, time, new AuditQueue(troubles, Runnable::run, new Later(later), 0)),
                clock,
                true,
                Telemetry.none());
        webhooks = new JdbcWebhooks(database, time, new SealedHooks(keys), unreadable);
        resealing = new Resealing(database, keys, tokens, unreadable);
    }

    /** Keeps tasks until a test runs them. */
    private static final class Later extends ScheduledThreadPoolExecutor {
        private final Deque<Runnable> tasks;

        Later(Deque<Runnable> tasks) {
            super(0);
            this.tasks = tasks;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            tasks.add(task);
            return null;
        }
    }

    static VaultNode on(DataSource source) {
        return new VaultNode(source, Clock.systemUTC(), Grants.ring("k1"));
    }

    static VaultNode on(TestDatabase database) {
        return on(database.source());
    }

    /** A node whose unused grants rest so long. */
    static VaultNode resting(TestDatabase database, Rest rest) {
        return new VaultNode(database.source(), Clock.systemUTC(), Grants.ring("k1"), rest);
    }

    /** A node whose clock differs from the database's. */
    static VaultNode apart(TestDatabase database, Duration apart) {
        return new VaultNode(database.source(), Clock.offset(Clock.systemUTC(), apart), Grants.ring("k1"));
    }

    static VaultNode withKeys(TestDatabase database, String... names) {
        return new VaultNode(database.source(), Clock.systemUTC(), Grants.ring(names));
    }

    /** What the health page tells; empty when the trouble is not there. */
    String trouble(LogCode code) {
        Troubles.Trouble trouble = troubles.now().get(code);
        return trouble == null ? "" : trouble.detail();
    }
}
