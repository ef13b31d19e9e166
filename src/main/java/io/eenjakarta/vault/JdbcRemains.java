package io.eenjakarta.vault;

import java.time.Duration;

/** The SQL that clears away. Each statement finds by an index what it removes, but for links, which are few. */
final class JdbcRemains implements Remains {

    private static final String ENTRIES =
            "DELETE FROM een_audit WHERE id IN" + " (SELECT id FROM een_audit WHERE happened_at <= ? LIMIT ?)";
    private static final String DEAD =
            "kind IN ('SESSION', 'SWITCHED') AND status IN ('NEEDS_LOGIN', 'ENDED') AND last_rotation <= ?";
    private static final String GRANTS =
            "DELETE FROM een_grant WHERE id IN (SELECT id FROM een_grant WHERE " + DEAD + " LIMIT ?) AND " + DEAD;
    private static final String LEFT_BEHIND = "DELETE FROM een_grant WHERE id IN (SELECT c.id FROM een_grant c"
            + " WHERE c.parent IS NOT NULL AND NOT EXISTS (SELECT p.id FROM een_grant p WHERE p.id = c.parent"
            + " AND p.status NOT IN ('NEEDS_LOGIN', 'ENDED')) LIMIT ?)";
    private static final String LINKS = "DELETE FROM een_link WHERE grant_id IN (SELECT l.grant_id FROM een_link l"
            + " WHERE NOT EXISTS (SELECT g.id FROM een_grant g WHERE g.id = l.grant_id) LIMIT ?)";

    private final Database database;
    private final DatabaseClock clock;

    JdbcRemains(Database database, DatabaseClock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public int removeEntries(Duration age, int most) {
        return database.call(connection ->
                Sql.update(connection, ENTRIES, clock.time(connection).after(age.negated()), most));
    }

    @Override
    public int removeGrants(Duration age, int most) {
        return database.call(connection -> {
            long before = clock.time(connection).after(age.negated());
            return Sql.update(connection, GRANTS, before, most, before) + Sql.update(connection, LEFT_BEHIND, most);
        });
    }

    /** A grant is stored before its link, so a link without one has lost it. */
    @Override
    public int removeLinks(int most) {
        return database.call(connection -> Sql.update(connection, LINKS, most));
    }
}
