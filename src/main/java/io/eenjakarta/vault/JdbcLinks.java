package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Links in the database of the vault, where every node sees them. */
final class JdbcLinks implements GrantLinks {

    private static final String COLUMNS = "grant_id, caller, provider, account, user_id, linked_at";
    private static final String INSERT = "INSERT INTO een_link (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT " + COLUMNS + ", " + DatabaseClock.NOW + " FROM een_link WHERE ";
    private static final String BY_CALLER = SELECT + "caller = ? ORDER BY linked_at, grant_id";
    private static final String BY_GRANT = SELECT + "grant_id = ?";
    private static final String BY_USER =
            SELECT + "provider = ? AND account = ? AND user_id = ? ORDER BY linked_at, grant_id";
    private static final String DELETE = "DELETE FROM een_link WHERE grant_id = ? AND caller = ?";

    private final Database database;
    private final DatabaseClock clock;

    JdbcLinks(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void link(GrantLink link) {
        if (!database.call(connection -> linked(connection, link))) {
            throw new IllegalStateException("grant " + link.grant() + " is linked already");
        }
    }

    @Override
    public List<GrantLink> of(String caller) {
        return GrantLink.isName(caller) ? database.call(connection -> find(connection, BY_CALLER, caller)) : List.of();
    }

    @Override
    public List<GrantLink> to(String provider, Grant.Owner owner) {
        return database.call(connection -> find(connection, BY_USER, provider, owner.account(), owner.user()));
    }

    @Override
    public boolean unlink(String caller, GrantId grant) {
        return GrantLink.isName(caller)
                && database.call(connection -> Sql.update(connection, DELETE, grant.value(), caller)) == 1;
    }

    private boolean linked(Connection connection, GrantLink link) throws SQLException {
        try {
            Sql.update(
                    connection,
                    INSERT,
                    link.grant().value(),
                    link.caller(),
                    link.provider(),
                    link.owner().account(),
                    link.owner().user(),
                    clock.time(connection).of(link.since()));
            return true;
        } catch (SQLException e) {
            if (!SqlFailure.of(e).isDuplicate()) {
                throw e;
            }
        }
        return find(connection, BY_GRANT, link.grant().value()).stream().anyMatch(link::isSameUser);
    }

    private List<GrantLink> find(Connection connection, String sql, Object... values) throws SQLException {
        long asked = clock.asking();
        return Sql.query(connection, row -> link(row, asked), sql, values);
    }

    private GrantLink link(ResultSet row, long asked) throws SQLException {
        return new GrantLink(
                row.getString(2),
                new GrantId(row.getString(1)),
                row.getString(3),
                new Grant.Owner(row.getString(4), row.getString(5)),
                clock.read(row, 7, asked).ours(row.getLong(6)));
    }
}
