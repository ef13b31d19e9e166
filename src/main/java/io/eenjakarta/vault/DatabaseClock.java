package io.eenjakarta.vault;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Troubles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Compares our clock with the database's. Less than a second between them is taken for none, so that an instant that is
 * read twice is usually the same. Thread-safe.
 */
final class DatabaseClock {

    /** What a query must select to be understood by {@link #read}. */
    static final String NOW = "CURRENT_TIMESTAMP";

    private static final Logger LOG = System.getLogger("io.eenjakarta.vault");
    private static final long NONE_MILLIS = 1_000;
    private static final long TROUBLE_MILLIS = 60_000;

    private final Clock clock;
    private final Troubles troubles;

    DatabaseClock(Clock clock, Troubles troubles) {
        this.clock = clock;
        this.troubles = troubles;
    }

    /** Our own time, to be taken before a query that reads the database's. */
    long asking() {
        return clock.millis();
    }

    /** Asks for nothing but the time. */
    DatabaseTime time(Connection connection) throws SQLException {
        long asked = asking();
        List<DatabaseTime> answer = Sql.query(connection, row -> read(row, 1, asked), "SELECT " + NOW);
        return answer.get(0);
    }

    /**
     * The time in a row of an answer.
     *
     * @param asked what {@link #asking()} said before
     */
    DatabaseTime read(ResultSet row, int column, long asked) throws SQLException {
        long now = row.getObject(column, OffsetDateTime.class).toInstant().toEpochMilli();
        long answered = clock.millis();
        // A slow answer is no difference between clocks.
        long apart = now < asked ? now - asked : now > answered ? now - answered : 0;
        compare(apart);
        return new DatabaseTime(now, Math.abs(apart) < NONE_MILLIS ? 0 : apart);
    }

    private void compare(long apart) {
        if (Math.abs(apart) <= TROUBLE_MILLIS) {
            troubles.over(LogCode.VAULT_CLOCK);
            return;
        }
        String detail = "the database is " + Math.abs(apart) / 1000 + " seconds "
                + (apart > 0 ? "ahead of this server" : "behind this server");
        if (troubles.note(LogCode.VAULT_CLOCK, detail)) {
            LOG.log(Level.WARNING, LogCode.VAULT_CLOCK.line(detail));
        }
    }
}
