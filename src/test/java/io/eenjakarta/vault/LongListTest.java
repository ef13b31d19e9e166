package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Lists stay quick when they are long: an index leads to each page, wherever it begins. */
@Tag("long")
class LongListTest {

    private static final int MANY = 10_000;
    private static final String BEHIND = " <= 5000 AND (%1$s < 5000 OR id < '5') ORDER BY %1$s DESC, id DESC LIMIT 50";

    @TestDatabase.OnEach
    void ofGrants(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.database.prepare();
        database.run("INSERT INTO een_grant SELECT 'g' || i, CASE WHEN MOD(i, 2) = 0 THEN 'OFFLINE' ELSE 'SESSION' END,"
                + " 'een', 'a' || MOD(i, 100), 'u' || i, 1, CASE WHEN MOD(i, 20) = 0 THEN 'NEEDS_LOGIN' ELSE 'ACTIVE' END,"
                + " '', 'x', 'k', 0, 0, NULL, i / 3, i, '', 0, 0, NULL, 90, 0, NULL" + numbers(database));
        analyze(database);
        uses(database, "een_grant_list", "SELECT id FROM een_grant ORDER BY first_login DESC, id DESC LIMIT 50");
        uses(
                database,
                "een_grant_list",
                "SELECT id FROM een_grant WHERE first_login" + BEHIND.formatted("first_login"));
        uses(database, "een_grant_person", "SELECT id FROM een_grant WHERE account = 'a7' AND user_id = 'u7'");
        uses(
                database,
                "een_grant_state",
                "DELETE FROM een_grant WHERE id IN (SELECT id FROM een_grant WHERE kind = 'SESSION'"
                        + " AND status IN ('NEEDS_LOGIN', 'ENDED') AND last_rotation <= 100 LIMIT 500)");
        Set<GrantId> seen = new HashSet<>();
        ListPage<GrantLine> page = ListPage.first(ListPage.MOST);
        for (List<GrantLine> found = node.list.page(GrantFilter.all(), page);
                !found.isEmpty();
                found = node.list.page(GrantFilter.all(), page)) {
            found.forEach(line -> seen.add(line.id()));
            page = page.behind(found.get(found.size() - 1));
        }
        assertEquals(MANY, seen.size());
        assertEquals(
                100,
                node.list.page(GrantFilter.all().of("a7"), ListPage.first(500)).size());
        assertEquals(Map.of("ACTIVE", 9_500L, "NEEDS_LOGIN", 500L), node.list.counts());
    }

    @TestDatabase.OnEach
    void ofAuditEntries(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.database.prepare();
        database.run("INSERT INTO een_audit SELECT CAST(i AS VARCHAR(64)), i, 'ROTATED', '', 'g' || MOD(i, 100), 'een',"
                + " 'a' || MOD(i, 10), 'u' || MOD(i, 50), i, '', ''" + numbers(database));
        analyze(database);
        uses(database, "een_audit_time", "SELECT id FROM een_audit ORDER BY happened_at DESC, id DESC LIMIT 50");
        uses(
                database,
                "een_audit_time",
                "SELECT id FROM een_audit WHERE happened_at" + BEHIND.formatted("happened_at"));
        uses(database, "een_audit_time", "SELECT id FROM een_audit WHERE happened_at <= 100 LIMIT 500");
        uses(
                database,
                "een_audit_grant",
                "SELECT id FROM een_audit WHERE grant_id = 'g7' ORDER BY happened_at DESC, id DESC LIMIT 50");
        uses(
                database,
                "een_audit_person",
                "SELECT id FROM een_audit WHERE account = 'a7' AND user_id = 'u7'"
                        + " ORDER BY happened_at DESC, id DESC LIMIT 50");
        assertEquals(100, node.audit.ofGrant(new GrantId("g7"), 1_000).size());
        assertEquals(
                200,
                node.audit
                        .recent(AuditFilter.all().of(new Grant.Owner("a7", "u7")), ListPage.first(1_000))
                        .size());
        assertEquals(200, node.audit.anonymise(new Grant.Owner("a7", "u7")));
    }

    private static String numbers(TestDatabase database) {
        return database.isH2()
                ? " FROM (SELECT x AS i FROM SYSTEM_RANGE(1, " + MANY + "))"
                : " FROM generate_series(1, " + MANY + ") i";
    }

    private static void analyze(TestDatabase database) {
        database.run("ANALYZE");
    }

    private static void uses(TestDatabase database, String index, String statement) {
        String plan = database.query("EXPLAIN " + statement).toString().toLowerCase(Locale.ROOT);
        assertTrue(plan.contains(index), plan);
    }
}
