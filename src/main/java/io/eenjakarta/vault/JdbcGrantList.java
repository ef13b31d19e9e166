package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The list of grants, read from their rows. */
final class JdbcGrantList implements GrantList {

    private static final String SELECT = "SELECT id, kind, provider, account, user_id, generation, status, reason,"
            + " first_login, last_rotation, permanent, parent FROM een_grant";
    private static final String LATEST = " ORDER BY first_login DESC, id DESC LIMIT ?";
    private static final String OLDEST = " ORDER BY first_login, id LIMIT ?";
    private static final String SWITCHED = SELECT + " WHERE parent = ? ORDER BY first_login, id";
    private static final String COUNTS = "SELECT status, COUNT(*) FROM een_grant GROUP BY status";
    private static final String MORTAL =
            "kind = 'OFFLINE' AND permanent = 0 AND status IN ('ACTIVE', 'ROTATING', 'SUSPECT')";
    private static final String SILENT = SELECT + " WHERE status IN ('ACTIVE', 'ROTATING', 'SUSPECT')"
            + " AND kind = 'SESSION' AND last_rotation <= ? AND provider = ?"
            + " AND (status <> 'ROTATING' OR lease_deadline <= ?) AND ";
    private static final String LONGEST_SILENT = " ORDER BY last_rotation LIMIT ?";
    private static final String UNUSED = SILENT + "expires_at <= ?" + LONGEST_SILENT;
    private static final String WITHOUT_END = SILENT + "expires_at IS NULL" + LONGEST_SILENT;
    private static final String ENDINGS =
            "SELECT step, COUNT(*) FROM (SELECT (first_login - ?) / ? AS step FROM een_grant WHERE provider = ? AND "
                    + MORTAL + " AND first_login >= ? AND first_login < ?) AS stepped GROUP BY step";

    private static final String LIVING = " FROM een_grant WHERE provider = ? AND kind = 'OFFLINE'"
            + " AND status IN ('ACTIVE', 'ROTATING', 'SUSPECT')";
    private static final String BEGUN = "SELECT COUNT(*)" + LIVING + " AND permanent = 0 AND first_login <= ?";
    private static final String NEXT =
            "SELECT keep_alive_at" + LIVING + " AND keep_alive_at > 0 ORDER BY keep_alive_at LIMIT 1";

    private final Database database;
    private final DatabaseClock clock;

    JdbcGrantList(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<GrantLine> page(GrantFilter filter, ListPage<GrantLine> page) {
        Where where = new Where()
                .isOneOf("status", filter.states())
                .isOneOf("kind", filter.kinds())
                .is("provider", filter.provider())
                .is("account", filter.account())
                .is("user_id", filter.user())
                .contains(filter.part(), "id", "account", "user_id");
        page.after().ifPresent(place -> where.below("first_login", "id", place));
        return lines(where, LATEST, page);
    }

    /** The switched grants of a login, the oldest first. */
    static List<GrantLine> switchedFrom(Connection connection, GrantId parent) throws SQLException {
        return Sql.query(connection, JdbcGrantList::line, SWITCHED, parent.value());
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        database.call(connection -> Sql.query(connection, row -> Map.entry(row.getString(1), row.getLong(2)), COUNTS))
                .forEach(state -> counts.put(state.getKey(), state.getValue()));
        return counts;
    }

    @Override
    public Optional<GrantLine> find(GrantId id) {
        return lines(new Where().and("id = ?", id.value()), LATEST, ListPage.first(1)).stream()
                .findFirst();
    }

    @Override
    public List<GrantLine> oldest(String provider, Instant until, ListPage<GrantLine> page) {
        Where where =
                new Where().and("provider = ?", provider).and(MORTAL).and("first_login <= ?", until.toEpochMilli());
        page.after().ifPresent(place -> where.above("first_login", "id", place));
        return lines(where, OLDEST, page);
    }

    @Override
    public List<GrantLine> unused(String provider, Duration silence, int most) {
        return database.call(connection -> {
            long now = clock.time(connection).now();
            return Sql.query(
                    connection, JdbcGrantList::line, UNUSED, now - silence.toMillis(), provider, now, now, most);
        });
    }

    @Override
    public List<GrantLine> unusedWithoutEnd(String provider, Duration silence, int most) {
        return database.call(connection -> {
            long now = clock.time(connection).now();
            return Sql.query(
                    connection, JdbcGrantList::line, WITHOUT_END, now - silence.toMillis(), provider, now, most);
        });
    }

    @Override
    public List<Long> endings(String provider, Duration life, Instant from, Duration step, int steps) {
        long first = from.minus(life).toEpochMilli();
        long last = first + Steps.checked(step, steps) * step.toMillis();
        return Steps.filled(
                database.call(connection -> Sql.queryAll(
                        connection,
                        row -> Map.entry(row.getLong(1), row.getLong(2)),
                        ENDINGS,
                        first,
                        step.toMillis(),
                        provider,
                        first,
                        last)),
                steps);
    }

    private List<GrantLine> lines(Where where, String order, ListPage<GrantLine> page) {
        return database.call(connection ->
                Sql.query(connection, JdbcGrantList::line, SELECT + where + order, where.valuesAnd(page.most())));
    }

    @Override
    public long begunUntil(String provider, Instant until) {
        return database.call(connection ->
                        Sql.query(connection, row -> row.getLong(1), BEGUN, provider, until.toEpochMilli()))
                .get(0);
    }

    @Override
    public Optional<Instant> nextKeepAlive(String provider) {
        return database.call(connection -> Sql.query(connection, row -> row.getLong(1), NEXT, provider)).stream()
                .map(Instant::ofEpochMilli)
                .findFirst();
    }

    private static GrantLine line(ResultSet row) throws SQLException {
        String account = row.getString(4);
        String user = row.getString(5);
        return new GrantLine(
                new GrantId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                account == null || user == null ? Optional.empty() : Optional.of(new Grant.Owner(account, user)),
                row.getInt(6),
                row.getString(7),
                row.getString(8),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getInt(11) == 1,
                Optional.ofNullable(row.getString(12)).map(GrantId::new));
    }
}
