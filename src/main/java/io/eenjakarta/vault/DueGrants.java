package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SQL that finds grants whose time has come. Each query reads the beginning of an index and no more rows than it returns,
 * however many others there are: dead grants have no time to be kept alive, and what was announced has another mark.
 */
final class DueGrants {

    private static final String OFFLINE = " FROM een_grant WHERE provider = ? AND kind = 'OFFLINE'";
    private static final String RESTING = "SELECT id, generation" + OFFLINE + " AND keep_alive_at <= ?"
            + " AND (status IN ('ACTIVE', 'SUSPECT') OR status = 'ROTATING' AND lease_deadline < ?)"
            + " ORDER BY keep_alive_at LIMIT ?";
    private static final String AROUND =
            "SELECT id" + OFFLINE + " AND keep_alive_at > ? AND keep_alive_at <= ? LIMIT ?";
    private static final String POSTPONE =
            "UPDATE een_grant SET keep_alive_at = ? WHERE id = ? AND generation = ?" + " AND keep_alive_at IS NOT NULL";
    private static final String ENDING = "SELECT id, account, user_id, first_login" + OFFLINE + " AND permanent = 0"
            + " AND status IN ('ACTIVE', 'ROTATING', 'SUSPECT') AND announced IN (%s) AND first_login <= ? LIMIT ?";
    private static final String ANNOUNCE = "UPDATE een_grant SET announced = ? WHERE id = ? AND announced > ?";

    private static final long HOUR_MILLIS = 3_600_000;

    private DueGrants() {}

    /** Whether as many grants are due in the hour before. Reads so many entries of an index at most. */
    static boolean isCrowded(Connection connection, String provider, long until, int many) throws SQLException {
        return Sql.query(connection, result -> true, AROUND, provider, until - HOUR_MILLIS, until, many)
                        .size()
                == many;
    }

    static List<Resting> resting(Connection connection, DatabaseTime time, String provider, int most)
            throws SQLException {
        return Sql.query(
                connection,
                result -> new Resting(new GrantId(result.getString(1)), result.getInt(2)),
                RESTING,
                provider,
                time.now(),
                time.now(),
                most);
    }

    static int postpone(Connection connection, Resting grant, long until) throws SQLException {
        return Sql.update(connection, POSTPONE, until, grant.id().value(), grant.generation());
    }

    static List<Ending> ending(
            Connection connection, DatabaseTime time, String provider, Duration life, int mark, int most)
            throws SQLException {
        long before = time.after(Duration.ofDays(mark).minus(life));
        return Sql.query(
                connection,
                result -> ending(result, time, life),
                ENDING.formatted(above(mark)),
                provider,
                before,
                most);
    }

    static boolean announce(Connection connection, GrantId id, int mark) throws SQLException {
        return Sql.update(connection, ANNOUNCE, mark, id.value(), mark) == 1;
    }

    /** Values, not a range: so the index leads to the right logins and past all that are too young. */
    private static String above(int mark) {
        String marks = Ending.MARKS.stream()
                .filter(other -> other > mark)
                .map(other -> other + ", ")
                .collect(Collectors.joining());
        return marks + Ending.NOTHING;
    }

    private static Ending ending(ResultSet result, DatabaseTime time, Duration life) throws SQLException {
        String account = result.getString(2);
        String user = result.getString(3);
        return new Ending(
                new GrantId(result.getString(1)),
                GrantKind.OFFLINE,
                account == null || user == null ? Optional.empty() : Optional.of(new Grant.Owner(account, user)),
                time.ours(result.getLong(4)).plus(life));
    }
}
