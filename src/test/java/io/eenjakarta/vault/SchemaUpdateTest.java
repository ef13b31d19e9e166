package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Databases of an older build, and those whose owner ran the scripts. */
class SchemaUpdateTest {

    private static final String ALL = "SELECT, INSERT, UPDATE, DELETE";
    private static final List<List<String>> ALL_VERSIONS = IntStream.rangeClosed(1, Schema.VERSION)
            .mapToObj(version -> List.of(String.valueOf(version)))
            .toList();
    private static final String VERSIONS = "SELECT version FROM een_schema ORDER BY version";

    @RegisterExtension
    final LogLines log = new LogLines();

    private final Grant grant = Grants.fresh();
    private final GrantLink link = new GrantLink("ada", grant.id(), "een", Grants.ADA, Grants.NOW);

    @TestDatabase.OnEach
    void bringsVersion1UpToDateAndKeepsItsGrants(TestDatabase database) {
        version1(database);
        VaultNode.on(database).links.link(link);
        assertEquals(ALL_VERSIONS, database.query(VERSIONS));
        assertEquals(Optional.of(grant), VaultNode.on(database).vault.find(grant.id()));
        assertEquals(List.of(link), VaultNode.on(database).links.of("ada"));
    }

    @TestDatabase.OnEach
    void letsGrantsOfVersion2RestFromTheirLastRotationOn(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        List<Grant> offline = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            offline.add(Grants.fresh(GrantKind.OFFLINE, Grants.NOW));
        }
        Grant dead = Grants.fresh(GrantKind.OFFLINE, Grants.NOW);
        offline.forEach(node.vault::store);
        node.vault.store(dead);
        node.vault.store(grant);
        database.run("UPDATE een_grant SET status = 'NEEDS_LOGIN' WHERE id = '" + dead.id() + "'");
        version2(database);
        VaultNode.on(database).database.prepare();
        assertEquals(
                "2", database.value("SELECT COUNT(*) FROM een_grant WHERE keep_alive_at IS NULL"), "a login, and dead");
        String rest = "(keep_alive_at - last_rotation) / 86400000";
        assertEquals("10", database.value("SELECT MIN(" + rest + ") FROM een_grant"));
        assertEquals("11", database.value("SELECT MAX(" + rest + ") FROM een_grant"));
        assertEquals("40", database.value("SELECT COUNT(DISTINCT keep_alive_at) FROM een_grant"));
    }

    /** A node of version 2 that still runs knows nothing of keep_alive_at. */
    @TestDatabase.OnEach
    void refreshesWhatAnOlderBuildStoresMeanwhile(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        Grant offline = Grants.fresh(GrantKind.OFFLINE, Grants.NOW);
        node.vault.store(offline);
        database.run("UPDATE een_grant SET keep_alive_at = DEFAULT");
        assertEquals(List.of(new Resting(offline.id(), 1)), node.vault.resting("een", 10));
    }

    @TestDatabase.OnEach
    void isDoneByOneOfFourNodesAndLosesNoGrant(TestDatabase database) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            for (int round = 1; round <= 5; round++) {
                VaultNode.on(database).vault.store(Grants.fresh());
                version2(database);
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<?>> nodes = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    VaultNode node = VaultNode.on(database);
                    nodes.add(executor.submit(() -> {
                        start.await();
                        node.vault.store(Grants.fresh());
                        return null;
                    }));
                }
                for (Future<?> node : nodes) {
                    node.get();
                }
                assertEquals(5 * round, Integer.parseInt(database.value("SELECT COUNT(*) FROM een_grant")));
                assertEquals(ALL_VERSIONS, database.query(VERSIONS));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @TestDatabase.OnEach
    void isDoneByAnotherNodeWhenTheOneThatBeganItDied(TestDatabase database) throws Exception {
        VaultNode.on(database).vault.store(grant);
        version2(database);
        database.run("INSERT INTO een_schema VALUES (-1)");
        try (Connection connection = database.source().getConnection()) {
            Schema.prepare(connection, Duration.ofMillis(50));
        }
        assertEquals(ALL_VERSIONS, database.query(VERSIONS));
        assertEquals(Optional.of(grant), VaultNode.on(database).vault.find(grant.id()));
    }

    @TestDatabase.OnEach
    void finishesAnUpdateThatWasCutOff(TestDatabase database) {
        version1(database);
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        faulty.failBefore("CREATE INDEX IF NOT EXISTS een_link", "08006");
        node.database.prepare();
        assertTrue(faulty.allFaultsHappened());
        node.links.link(link);
        assertEquals(ALL_VERSIONS, database.query(VERSIONS));
    }

    @Test
    @Tag("postgres")
    void takesTheTablesThatTheirOwnerMadeByHand() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            for (int version = 1; version <= Schema.VERSION; version++) {
                run(database, "schema-" + version + ".sql");
            }
            VaultNode node = VaultNode.on(database.postgresAs("USAGE", ALL));
            node.vault.store(grant);
            node.links.link(link);
            assertEquals(List.of(link), node.links.of("ada"));
        }
    }

    @Test
    @Tag("postgres")
    void saysWhatItsOwnerMustRunWhenTheUserMayNot() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            version1(database);
            VaultNode node = VaultNode.on(database.postgresAs("USAGE", ALL));
            VaultException.Unusable thrown = assertThrows(VaultException.Unusable.class, node.database::prepare);
            assertTrue(
                    thrown.getMessage().contains("schema-" + Schema.VERSION + ".sql as their owner"),
                    thrown.getMessage());
            for (int version = 2; version <= Schema.VERSION; version++) {
                run(database, "schema-" + version + ".sql");
            }
            assertEquals(ALL_VERSIONS, database.query(VERSIONS));
        }
    }

    /** A database as the build with version 1 left it, with a grant. */
    private void version1(TestDatabase database) {
        VaultNode.on(database).vault.store(grant);
        database.run("DROP TABLE een_link");
        version2(database);
        database.run("DELETE FROM een_schema WHERE version = 2");
    }

    /** Takes away what later versions added. */
    private static void version3(TestDatabase database) {
        database.run("DROP INDEX een_grant_parent");
        database.run("ALTER TABLE een_grant DROP COLUMN parent");
        database.run("DROP TABLE een_feed");
        database.run("DROP TABLE een_feed_event");
        database.run("DROP TABLE een_webhook");
        database.run("DROP TABLE een_webhook_event");
        database.run("DROP TABLE een_audit");
        database.run("DROP INDEX een_grant_list");
        database.run("DROP INDEX een_grant_state");
        database.run("DELETE FROM een_schema WHERE version >= 4");
    }

    /** And what version 3 did. */
    private static void version2(TestDatabase database) {
        version3(database);
        database.run("DROP INDEX een_grant_keep_alive");
        database.run("DROP INDEX een_grant_end");
        for (String column : List.of("keep_alive_at", "announced", "permanent")) {
            database.run("ALTER TABLE een_grant DROP COLUMN " + column);
        }
        database.run("CREATE INDEX een_grant_resting ON een_grant (kind, status, last_rotation)");
        database.run("DELETE FROM een_schema WHERE version = 3");
    }

    private static void run(TestDatabase database, String script) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            database.run(new String(in.readAllBytes()));
        }
    }
}
