package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * The database of the vault. Every statement commits by itself; nothing takes part in a transaction of the caller. The
 * tables are made at the first use. Thread-safe.
 */
final class Database {

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 20;
    private static final String LOOK = "SELECT version FROM een_schema";

    private final DataSource source;
    private final OwnTransaction own;
    private final VaultState state;
    private volatile boolean prepared;

    Database(DataSource source, OwnTransaction own, VaultState state) {
        this.source = source;
        this.own = own;
        this.state = state;
    }

    /** Something to do with a connection. What lost against another transaction is done again from its beginning. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Makes the tables if need be, and finds out whether the database is fit for a vault. */
    void prepare() {
        call(connection -> true);
    }

    /** Whether it answers now, and did all of the last ten seconds. */
    boolean answers() {
        try {
            call(connection -> Sql.query(connection, row -> row.getInt(1), LOOK));
            return state.isSteady();
        } catch (VaultException away) {
            return false;
        }
    }

    /**
     * Does the work.
     *
     * @throws VaultException.Unavailable when the database does not let us; parts of the work have perhaps been done
     * @throws VaultException.Unusable when it never will
     */
    <T> T call(Work<T> work) {
        // Whoever is to end does so after this: H2 closes its file, and with it the database of all, under an
        // interrupted thread.
        boolean ending = Thread.interrupted();
        try {
            return own.run(() -> repeated(work));
        } finally {
            if (ending) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T repeated(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                T result = once(work);
                state.answered();
                return result;
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of(e);
                if (attempt == ATTEMPTS || !failure.isUndone()) {
                    state.failed(failure.toString());
                    throw new VaultException.Unavailable("the vault's database: " + failure, e);
                }
                pause();
            } catch (VaultException.Unusable e) {
                state.unusable(e.getMessage());
                throw e;
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            if (!prepared) {
                Schema.prepare(connection);
                prepared = true;
                state.prepared();
            }
            return work.with(connection);
        }
    }

    /** Lets others finish: a few milliseconds, differing between nodes. */
    static void pause() {
        long millis = ThreadLocalRandom.current().nextLong(PAUSE_MILLIS / 4, PAUSE_MILLIS * 2);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
