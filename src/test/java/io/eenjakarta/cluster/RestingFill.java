package io.eenjakarta.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Many rows of connected grants that rest, made by PostgreSQL itself in seconds: each with an id of its own that looks like a
 * real one, and with the sealed tokens of a row that is there, which open in no other. Nobody ever reads them.
 */
public final class RestingFill {

    private static final String INDEXES = "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'een_grant'"
            + " AND indexdef NOT LIKE 'CREATE UNIQUE%'";
    private static final String ID =
            "rtrim(translate(encode(decode(md5('rest' || i), 'hex'), 'base64'), '+/', '-_'), '=')";
    private static final String FILL =
            "INSERT INTO een_grant (id, kind, provider, account, user_id, generation, status,"
                    + " reason, sealed, key_id, expires_at, issued_at, api_base, first_login, last_rotation, lease_owner,"
                    + " lease_deadline, unanswered, keep_alive_at)"
                    + " SELECT " + ID
                    + ", 'OFFLINE', m.provider, lpad((i % 1000)::text, 8, '0'), md5(i::text), 1, 'ACTIVE', '',"
                    + " m.sealed, m.key_id, t.now, t.now - t.rested, m.api_base, t.now - t.rested - t.rested, t.now - t.rested,"
                    + " '', 0, 0, t.now + ? - t.rested"
                    + " FROM (SELECT * FROM een_grant LIMIT 1) AS m, generate_series(?, ?) AS i,"
                    + " LATERAL (SELECT ?::bigint AS now, (random() * ?)::bigint + i * 0 AS rested) AS t";

    private final DataSource source;

    /** @param source a vault with at least one row, of which the others are copies */
    public RestingFill(DataSource source) {
        this.source = source;
    }

    /**
     * Adds rows whose rests end evenly between now and a whole rest later, so that none of them is due for a while.
     *
     * @param from number of the first row; no other call may have made one with it
     * @param to number of the last one
     */
    public void add(int from, int to, Duration rest) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> indexes = dropped(statement);
            insert(connection, from, to, rest);
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("VACUUM ANALYZE een_grant");
        }
    }

    /** So many of the rows go, evenly spread, and leave their places to others. */
    public void makeRoom(int rows, int of) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM een_grant USING generate_series(1, " + rows + ") AS n,"
                    + " LATERAL (SELECT n * " + (of / rows) + " AS i) AS t WHERE id = " + ID);
            statement.execute("VACUUM ANALYZE een_grant");
        }
    }

    /** To be made anew after the rows are there: in one go that costs a fraction. */
    private static List<String> dropped(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (ResultSet indexes = statement.executeQuery(INDEXES)) {
            while (indexes.next()) {
                names.add(indexes.getString(1));
                definitions.add(indexes.getString(2));
            }
        }
        for (String name : names) {
            statement.execute("DROP INDEX " + name);
        }
        return definitions;
    }

    private static void insert(Connection connection, int from, int to, Duration rest) throws SQLException {
        // Nobody comes due while somebody measures.
        Duration spread = rest.multipliedBy(9).dividedBy(10);
        try (PreparedStatement insert = connection.prepareStatement(FILL)) {
            insert.setLong(1, rest.toMillis());
            insert.setInt(2, from);
            insert.setInt(3, to);
            insert.setLong(4, System.currentTimeMillis());
            insert.setLong(5, spread.toMillis());
            insert.executeUpdate();
        }
    }
}
