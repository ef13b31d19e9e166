package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of the vault: plain scripts {@code schema-1.sql} and so on, and a table with the versions that were applied.
 * Each statement of a script does nothing when its work is done already, so nodes may start at the same time and a start
 * that was cut off is finished by the next.
 */
final class Schema {

    /** The version that this build works with. */
    static final int VERSION = 8;

    private static final int ATTEMPTS = 10;

    /** Stands in the table of versions while a node changes tables of an older build. */
    private static final int UNDER_WAY = -1;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the vault does to its tables, done to no row: a missing right or a read-only database shows at the start. */
    private static final List<String> REHEARSAL = List.of(
            "UPDATE een_schema SET version = version WHERE version = " + VERSION,
            "INSERT INTO een_grant SELECT * FROM een_grant WHERE id = ''",
            "UPDATE een_grant SET keep_alive_at = NULL, announced = 0, permanent = 0, parent = NULL WHERE id = ''",
            "DELETE FROM een_grant WHERE id = ''",
            "INSERT INTO een_attempt SELECT * FROM een_attempt WHERE fingerprint = ''",
            "DELETE FROM een_attempt WHERE fingerprint = ''",
            "INSERT INTO een_link SELECT * FROM een_link WHERE grant_id = ''",
            "DELETE FROM een_link WHERE grant_id = ''",
            "INSERT INTO een_audit SELECT * FROM een_audit WHERE id = ''",
            "UPDATE een_audit SET who = '' WHERE id = ''",
            "DELETE FROM een_audit WHERE id = ''",
            "INSERT INTO een_feed SELECT * FROM een_feed WHERE id = ''",
            "UPDATE een_feed SET state = '' WHERE id = ''",
            "DELETE FROM een_feed WHERE id = ''",
            "INSERT INTO een_feed_event SELECT * FROM een_feed_event WHERE feed_id = ''",
            "DELETE FROM een_feed_event WHERE feed_id = ''",
            "INSERT INTO een_webhook SELECT * FROM een_webhook WHERE id = ''",
            "UPDATE een_webhook SET wanted = '' WHERE id = ''",
            "DELETE FROM een_webhook WHERE id = ''",
            "INSERT INTO een_webhook_event SELECT * FROM een_webhook_event WHERE webhook_id = ''",
            "UPDATE een_webhook_event SET seen_until = 0 WHERE webhook_id = ''",
            "DELETE FROM een_webhook_event WHERE webhook_id = ''");

    private Schema() {}

    /**
     * Brings the tables up to date and tries out the rights that the vault needs.
     *
     * @throws VaultException.Unusable when this build, this database and its user never go together
     * @throws SQLException when the database is not well
     */
    static void prepare(Connection connection) throws SQLException {
        prepare(connection, PATIENCE);
    }

    /**
     * The same.
     *
     * @param patience how long another node that changes the tables of an older build may take, until it must have died
     */
    static void prepare(Connection connection, Duration patience) throws SQLException {
        int found = version(connection);
        if (found > VERSION) {
            throw VaultException.Unusable.because(
                    "its tables have version " + found + ", and this build knows version " + VERSION
                            + ": start the newer build again",
                    null);
        }
        if (found == 0) {
            update(connection, found);
        } else if (found < VERSION && isFirst(connection, patience)) {
            try {
                update(connection, found);
            } finally {
                Sql.update(connection, "DELETE FROM een_schema WHERE version = " + UNDER_WAY);
            }
        }
        for (String statement : REHEARSAL) {
            rehearse(connection, statement);
        }
    }

    private static void update(Connection connection, int found) throws SQLException {
        for (int version = found + 1; version <= VERSION; version++) {
            for (String statement : script(version)) {
                apply(connection, statement);
            }
            apply(
                    connection,
                    "INSERT INTO een_schema (version) SELECT " + version
                            + " WHERE NOT EXISTS (SELECT version FROM een_schema WHERE version = " + version + ")");
        }
    }

    /**
     * Whether it falls to this node to change the tables. One does it at a time: H2 loses rows, and once a whole table, when
     * two connections alter one.
     */
    private static boolean isFirst(Connection connection, Duration patience) throws SQLException {
        long began = System.nanoTime();
        do {
            try {
                Sql.update(connection, "INSERT INTO een_schema (version) VALUES (" + UNDER_WAY + ")");
                return true;
            } catch (SQLException e) {
                if (!SqlFailure.of(e).isDuplicate()) {
                    throw unusable(SqlFailure.of(e), e);
                }
            }
            Database.pause();
            if (version(connection) == VERSION) {
                return false;
            }
        } while (System.nanoTime() - began < patience.toNanos());
        return true;
    }

    private static int version(Connection connection) throws SQLException {
        try {
            int most = Sql.query(connection, row -> row.getInt(1), "SELECT MAX(version) FROM een_schema")
                    .get(0);
            return Math.max(0, most);
        } catch (SQLException e) {
            SqlFailure failure = SqlFailure.of(e);
            if (failure.isMisunderstood() && !failure.isForbidden()) {
                return 0;
            }
            throw unusable(failure, e);
        }
    }

    /** A statement may fail because another node does the same at the same time. Then it has nothing to do soon. */
    private static void apply(Connection connection, String statement) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                Sql.updateAll(connection, statement);
                return;
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of(e);
                if (attempt == ATTEMPTS || failure.isForbidden() || failure.isReadOnly()) {
                    throw unusable(failure, e);
                }
                Database.pause();
            }
        }
    }

    private static void rehearse(Connection connection, String statement) throws SQLException {
        try {
            Sql.update(connection, statement);
        } catch (SQLException e) {
            throw unusable(SqlFailure.of(e), e);
        }
    }

    /** Throws the more fitting of the two. */
    private static SQLException unusable(SqlFailure failure, SQLException e) {
        if (failure.isReadOnly()) {
            throw VaultException.Unusable.because("its database is read-only (" + failure + ")", e);
        }
        if (failure.isForbidden()) {
            throw VaultException.Unusable.because(
                    "its database user may not create or change the tables een_schema, een_grant, een_attempt,"
                            + " een_link, een_audit, een_feed, een_feed_event, een_webhook and een_webhook_event: grant the"
                            + " rights, or run schema-1.sql to schema-" + VERSION
                            + ".sql as their owner first (" + failure + ")",
                    e);
        }
        if (failure.isMisunderstood()) {
            throw VaultException.Unusable.because(
                    "its database does not understand what H2 and PostgreSQL do (" + failure + ")", e);
        }
        return e;
    }

    private static List<String> script(int version) {
        String name = "schema-" + version + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the archive");
            }
            String text = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(text.split(";\\s*(\n|$)"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
