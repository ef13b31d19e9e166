package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Taken attempts in the database of the vault, where every node sees them. Each is kept for a good hour after its end, since
 * the clocks of nodes differ; what is older is cleared away now and then.
 */
final class JdbcAttempts implements TakenAttempts {

    private static final Duration KEPT = Duration.ofMinutes(70);
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(1);
    private static final int PURGED_AT_A_TIME = 5_000;

    private static final String TAKE = "INSERT INTO een_attempt (fingerprint, sealed_target, ends_at) VALUES (?, ?, ?)";
    private static final String TARGET =
            "SELECT sealed_target, ends_at, " + DatabaseClock.NOW + " FROM een_attempt WHERE fingerprint = ?";
    private static final String PURGE = "DELETE FROM een_attempt WHERE fingerprint IN"
            + " (SELECT fingerprint FROM een_attempt WHERE ends_at < ? ORDER BY ends_at LIMIT ?)";

    private final Database database;
    private final DatabaseClock clock;
    private final AtomicLong nextPurge = new AtomicLong(Long.MIN_VALUE);

    private record Target(String sealed, Instant until) {}

    JdbcAttempts(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean take(String attempt, String sealedTarget, Instant now, Instant until) {
        boolean taken = database.call(connection ->
                insert(connection, attempt, sealedTarget, clock.time(connection).of(until)));
        if (taken) {
            purge();
        }
        return taken;
    }

    @Override
    public Optional<String> targetOf(String attempt, Instant now) {
        return database.call(connection -> find(connection, attempt))
                .filter(found -> found.until().isAfter(now))
                .map(Target::sealed);
    }

    private static boolean insert(Connection connection, String attempt, String sealedTarget, long endsAt)
            throws SQLException {
        try {
            return Sql.update(connection, TAKE, attempt, sealedTarget, endsAt) == 1;
        } catch (SQLException e) {
            if (SqlFailure.of(e).isDuplicate()) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Target> find(Connection connection, String attempt) throws SQLException {
        long asked = clock.asking();
        return Sql.query(
                        connection,
                        row -> new Target(
                                row.getString(1), clock.read(row, 3, asked).ours(row.getLong(2))),
                        TARGET,
                        attempt)
                .stream()
                .findFirst();
    }

    private void purge() {
        long now = clock.asking();
        long due = nextPurge.get();
        if (now < due || !nextPurge.compareAndSet(due, now + BETWEEN_PURGES.toMillis())) {
            return;
        }
        try {
            database.call(connection -> {
                long before = clock.time(connection).now() - KEPT.toMillis();
                return Sql.update(connection, PURGE, before, PURGED_AT_A_TIME);
            });
        } catch (VaultException unwell) {
            // The database has told, and the attempt is taken: the next one purges.
        }
    }
}
