package io.eenjakarta.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The audit trail in the database of the vault. What is added waits in an {@link AuditQueue} and is written in batches, each in
 * one statement; a batch whose answer was lost is recognised when it is written again.
 */
final class JdbcAudit implements AuditStore {

    private static final String COLUMNS =
            "id, happened_at, act, who, grant_id, provider, account, user_id, generation, code, why";
    private static final String ROW = "(?" + ", ?".repeat(10) + ")";
    private static final String INSERT = "INSERT INTO een_audit (" + COLUMNS + ") VALUES " + ROW;
    private static final String SELECT = "SELECT " + COLUMNS + " FROM een_audit";
    private static final String ORDER = " ORDER BY happened_at DESC, id DESC LIMIT ?";
    private static final String NAMELESS = "UPDATE een_audit SET who = '', account = '', user_id = '', why = '' WHERE ";
    private static final String OTHERS_OF_GRANTS = NAMELESS + "(account <> ? OR user_id <> ?) AND grant_id IN"
            + " (SELECT grant_id FROM een_audit WHERE account = ? AND user_id = ? AND grant_id <> '')";
    private static final String OWN = NAMELESS + "account = ? AND user_id = ?";
    private static final String OTHERS_OF_CALLERS_GRANTS = NAMELESS + "who <> ? AND grant_id IN"
            + " (SELECT grant_id FROM een_audit WHERE who = ? AND grant_id <> '' AND act IN ('LOGIN', 'CONNECTED'))";
    private static final String BY_CALLER = NAMELESS + "who = ?";
    private static final String COUNTS =
            "SELECT act, step, COUNT(*) FROM (SELECT act, (happened_at - ?) / ? AS step FROM een_audit";

    /** How often an act happened in a step of time. */
    private record Count(String act, Map.Entry<Long, Long> ofStep) {}

    private final Database database;
    private final DatabaseClock clock;
    private final AuditQueue queue;

    JdbcAudit(Database database, DatabaseClock clock, AuditQueue queue) {
        this.database = database;
        this.clock = clock;
        this.queue = queue;
        queue.writeTo(this::write);
    }

    @Override
    public void add(AuditEntry entry) {
        queue.add(entry);
    }

    @Override
    public List<AuditEntry> recent(AuditFilter filter, ListPage<AuditEntry> page) {
        Where where = new Where()
                .isOneOf("act", filter.acts())
                .is("who", filter.who())
                .is("grant_id", filter.grant())
                .is("account", filter.account())
                .is("user_id", filter.user());
        page.after().ifPresent(place -> where.below("happened_at", "id", place));
        return database.call(connection ->
                Sql.query(connection, JdbcAudit::entry, SELECT + where + ORDER, where.valuesAnd(page.most())));
    }

    @Override
    public Map<Act, List<Long>> counts(Set<Act> acts, Instant from, Duration step, int steps) {
        long first = from.toEpochMilli();
        long last = first + Steps.checked(step, steps) * step.toMillis();
        Where where = new Where().isOneOf("act", acts).and("happened_at >= ?", first);
        List<Object> values = new ArrayList<>(List.of(first, step.toMillis()));
        Collections.addAll(values, where.valuesAnd(last));
        String sql = COUNTS + where + " AND happened_at < ?) AS stepped GROUP BY act, step";
        List<Count> rows = database.call(connection -> Sql.queryAll(
                connection,
                row -> new Count(row.getString(1), Map.entry(row.getLong(2), row.getLong(3))),
                sql,
                values.toArray()));
        return acts.stream()
                .collect(Collectors.toMap(
                        act -> act,
                        act -> Steps.filled(
                                rows.stream()
                                        .filter(row -> row.act().equals(act.name()))
                                        .map(Count::ofStep)
                                        .toList(),
                                steps)));
    }

    /** The others first: they are found by the user's own, which must still have the name then. */
    @Override
    public int anonymise(Grant.Owner owner) {
        String account = owner.account();
        String user = owner.user();
        queue.flush();
        return database.call(connection -> Sql.update(connection, OTHERS_OF_GRANTS, account, user, account, user)
                + Sql.update(connection, OWN, account, user));
    }

    @Override
    public int anonymise(String caller) {
        queue.flush();
        return database.call(connection -> Sql.update(connection, OTHERS_OF_CALLERS_GRANTS, caller, caller)
                + Sql.update(connection, BY_CALLER, caller));
    }

    @Override
    public long lost() {
        return queue.lost();
    }

    @Override
    public void stop() {
        queue.stop();
    }

    /**
     * Writes entries, one by one where not all of them can be.
     *
     * @return how many the database does not take at all
     */
    private int write(List<AuditEntry> batch) {
        if (batch.size() > 1 && isWritten(batch)) {
            return 0;
        }
        int refused = 0;
        for (AuditEntry entry : batch) {
            refused += isWritten(List.of(entry)) ? 0 : 1;
        }
        return refused;
    }

    /** Whether it is; otherwise the database is well, and does not take it. */
    private boolean isWritten(List<AuditEntry> batch) {
        try {
            return database.call(connection -> insert(connection, batch));
        } catch (VaultException.Unavailable failed) {
            database.call(clock::time);
            return false;
        }
    }

    private boolean insert(Connection connection, List<AuditEntry> batch) throws SQLException {
        DatabaseTime time = clock.time(connection);
        List<Object> values = new ArrayList<>();
        for (AuditEntry entry : batch) {
            Occurrence what = entry.what();
            values.addAll(List.of(
                    entry.id(),
                    time.of(entry.at()),
                    what.act().name(),
                    what.who(),
                    what.grant(),
                    what.provider(),
                    what.account(),
                    what.user(),
                    what.generation(),
                    what.code()));
            values.add(what.why());
        }
        try {
            Sql.update(connection, INSERT + (", " + ROW).repeat(batch.size() - 1), values.toArray());
            return true;
        } catch (SQLException e) {
            if (SqlFailure.of(e).isDuplicate()) {
                // Of many, perhaps not all are there.
                return batch.size() == 1;
            }
            throw e;
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                new Occurrence(
                        Act.named(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getInt(9),
                        row.getString(10),
                        row.getString(11)));
    }
}
