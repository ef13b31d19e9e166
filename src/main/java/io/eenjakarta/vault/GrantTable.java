package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of {@code een_grant}. Each method is one statement; a change names in its condition all that it relies on, so it
 * happens as a whole or not at all.
 */
final class GrantTable {

    private static final String COLUMNS = "id, kind, provider, account, user_id, generation, status, reason, sealed,"
            + " key_id, expires_at, issued_at, api_base, first_login, last_rotation, lease_owner, lease_deadline,"
            + " unanswered, permanent, parent";
    private static final int COLUMN_COUNT = 20;

    private static final String FIND = "SELECT " + COLUMNS + ", " + DatabaseClock.NOW + " FROM een_grant WHERE id = ?";
    private static final String OTHERS = "SELECT " + COLUMNS + ", " + DatabaseClock.NOW + " FROM een_grant"
            + " WHERE account = ? AND user_id = ? AND provider = ? AND id <> ?";
    private static final String INSERT =
            "INSERT INTO een_grant (" + COLUMNS + ", keep_alive_at) VALUES (?" + ", ?".repeat(COLUMN_COUNT) + ")";
    private static final String CLAIM = "UPDATE een_grant SET status = 'ROTATING', lease_owner = ?,"
            + " lease_deadline = ?, unanswered = ? WHERE id = ? AND generation = ? AND status = ? AND lease_owner = ?"
            + " AND lease_deadline = ? AND unanswered = ?";
    private static final String HELD = " WHERE id = ? AND generation = ? AND status = 'ROTATING' AND lease_owner = ?";
    private static final String REPLAY = "UPDATE een_grant SET unanswered = 2" + HELD + " AND unanswered = 1";
    private static final String RELEASE = "UPDATE een_grant SET status = ?, reason = ?, lease_owner = '',"
            + " lease_deadline = 0, unanswered = ?" + HELD;
    private static final String RELEASE_DEAD = RELEASE.replace(HELD, ", keep_alive_at = NULL" + HELD);
    private static final String ADVANCE = "UPDATE een_grant SET generation = ?, status = 'ACTIVE', reason = '',"
            + " sealed = ?, key_id = ?, expires_at = ?, issued_at = ?, api_base = ?, last_rotation = ?,"
            + " permanent = ?, keep_alive_at = ?, lease_owner = '', lease_deadline = 0, unanswered = 0 WHERE id = ? AND generation = ?"
            + " AND (status = 'ROTATING' AND (lease_owner = ? OR lease_deadline < ?) OR status = 'SUSPECT'"
            + " OR status = 'NEEDS_LOGIN' AND reason = '" + Grant.LOST_REPLY + "')";
    private static final String IDENTIFY = "UPDATE een_grant SET account = ?, user_id = ? WHERE id = ?";
    private static final String PLACE = "UPDATE een_grant SET api_base = ? WHERE id = ?";
    private static final String DELETE = "DELETE FROM een_grant WHERE id = ? AND generation = ?";

    private final DatabaseClock clock;

    GrantTable(DatabaseClock clock) {
        this.clock = clock;
    }

    /**
     * A row and the time when it was read.
     *
     * @param row as it was then
     * @param time by the database's clock
     */
    record Reading(GrantRow row, DatabaseTime time) {}

    Optional<Reading> find(Connection connection, GrantId id) throws SQLException {
        return read(connection, FIND, id.value()).stream().findFirst();
    }

    /** The grants of an owner but one. */
    List<Reading> others(Connection connection, GrantId but, String provider, Grant.Owner owner) throws SQLException {
        return read(connection, OTHERS, owner.account(), owner.user(), provider, but.value());
    }

    private List<Reading> read(Connection connection, String sql, Object... values) throws SQLException {
        long asked = clock.asking();
        return Sql.query(
                connection,
                result -> new Reading(row(result), clock.read(result, COLUMN_COUNT + 1, asked)),
                sql,
                values);
    }

    DatabaseTime time(Connection connection) throws SQLException {
        return clock.time(connection);
    }

    /**
     * Adds a row.
     *
     * @param keepAliveAt when to refresh it if nobody uses it; null for never
     */
    void insert(Connection connection, GrantRow row, Long keepAliveAt) throws SQLException {
        Sql.update(
                connection,
                INSERT,
                row.id(),
                row.kind(),
                row.provider(),
                row.account(),
                row.user(),
                row.generation(),
                row.status(),
                row.reason(),
                row.tokens().sealed(),
                row.tokens().keyId(),
                row.tokens().expiresAt(),
                row.tokens().issuedAt(),
                row.tokens().apiBase(),
                row.firstLogin(),
                row.lastRotation(),
                row.leaseOwner(),
                row.leaseDeadline(),
                row.unanswered(),
                row.permanent(),
                row.parent(),
                keepAliveAt);
    }

    /** Gives the right to rotate to a new owner, if the row is as it was read. */
    boolean claim(Connection connection, GrantRow read, String owner, long deadline) throws SQLException {
        return changed(Sql.update(
                connection,
                CLAIM,
                owner,
                deadline,
                read.unansweredForNewOwner(),
                read.id(),
                read.generation(),
                read.status(),
                read.leaseOwner(),
                read.leaseDeadline(),
                read.unanswered()));
    }

    boolean replay(Connection connection, GrantId id, int generation, String owner) throws SQLException {
        return changed(Sql.update(connection, REPLAY, id.value(), generation, owner));
    }

    /**
     * Writes the tokens of the next generation.
     *
     * @param read the row at the generation that is left
     * @param permanent whether they have the same refresh token
     * @param keepAliveAt as with {@link #insert}
     */
    boolean advance(
            Connection connection, Reading read, String owner, SealedSet next, boolean permanent, Long keepAliveAt)
            throws SQLException {
        GrantRow row = read.row();
        return changed(Sql.update(
                connection,
                ADVANCE,
                row.generation() + 1,
                next.sealed(),
                next.keyId(),
                next.expiresAt(),
                next.issuedAt(),
                next.apiBase(),
                read.time().now(),
                permanent ? 1 : 0,
                keepAliveAt,
                row.id(),
                row.generation(),
                owner,
                read.time().now()));
    }

    boolean release(
            Connection connection,
            GrantId id,
            int generation,
            String owner,
            GrantStatus status,
            String reason,
            int unanswered)
            throws SQLException {
        String release = status.isDead() ? RELEASE_DEAD : RELEASE;
        return changed(
                Sql.update(connection, release, status.name(), reason, unanswered, id.value(), generation, owner));
    }

    boolean identify(Connection connection, GrantId id, Grant.Owner owner) throws SQLException {
        return changed(Sql.update(connection, IDENTIFY, owner.account(), owner.user(), id.value()));
    }

    boolean place(Connection connection, GrantId id, String apiBase) throws SQLException {
        return changed(Sql.update(connection, PLACE, apiBase, id.value()));
    }

    boolean delete(Connection connection, GrantRow read) throws SQLException {
        return changed(Sql.update(connection, DELETE, read.id(), read.generation()));
    }

    private static boolean changed(int rows) {
        return rows == 1;
    }

    private static GrantRow row(ResultSet result) throws SQLException {
        return new GrantRow(
                result.getString(1),
                result.getString(2),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                result.getInt(6),
                result.getString(7),
                result.getString(8),
                new SealedSet(
                        result.getString(9),
                        result.getString(10),
                        result.getObject(11, Long.class),
                        result.getLong(12),
                        result.getString(13)),
                result.getLong(14),
                result.getLong(15),
                result.getString(16),
                result.getLong(17),
                result.getInt(18),
                result.getInt(19),
                result.getString(20));
    }
}
