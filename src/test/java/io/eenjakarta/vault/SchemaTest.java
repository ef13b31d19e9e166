package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables are made and kept up to date, or the start says why not. */
class SchemaTest {

    private static final String ALL = "SELECT, INSERT, UPDATE, DELETE";

    @RegisterExtension
    final LogLines log = new LogLines();

    private final Grant grant = Grants.fresh();

    @TestDatabase.OnEach
    void isMadeOnceAndKept(TestDatabase database) {
        VaultNode.on(database).database.prepare();
        VaultNode.on(database).vault.store(grant);
        VaultNode.on(database).database.prepare();
        assertEquals(
                IntStream.rangeClosed(1, Schema.VERSION)
                        .mapToObj(version -> List.of(String.valueOf(version)))
                        .toList(),
                database.query("SELECT version FROM een_schema ORDER BY version"));
        assertEquals(Optional.of(grant), VaultNode.on(database).vault.find(grant.id()));
    }

    @TestDatabase.OnEach
    void isFinishedAfterAStartThatWasCutOff(TestDatabase database) {
        database.run("CREATE TABLE een_schema (version INTEGER PRIMARY KEY)");
        VaultNode.on(database).vault.store(grant);
        database.run("DELETE FROM een_schema");
        assertEquals(Optional.of(grant), VaultNode.on(database).vault.find(grant.id()));
        assertEquals(String.valueOf(Schema.VERSION), database.value("SELECT MAX(version) FROM een_schema"));
    }

    @TestDatabase.OnEach
    void isMadeByFourNodesAtOnce(TestDatabase database) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
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
                assertEquals("4", database.value("SELECT COUNT(*) FROM een_grant"));
                assertEquals(String.valueOf(Schema.VERSION), database.value("SELECT COUNT(*) FROM een_schema"));
                database.run("DROP TABLE een_grant");
                database.run("DROP TABLE een_attempt");
                database.run("DROP TABLE een_link");
                database.run("DROP TABLE een_audit");
                database.run("DROP TABLE een_feed");
                database.run("DROP TABLE een_feed_event");
                database.run("DROP TABLE een_webhook");
                database.run("DROP TABLE een_webhook_event");
                database.run("DROP TABLE een_schema");
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @TestDatabase.OnEach
    void ofANewerVersionIsLeftAlone(TestDatabase database) {
        VaultNode.on(database).database.prepare();
        database.run("INSERT INTO een_schema VALUES (" + (Schema.VERSION + 1) + ")");
        unusable(database.source(), "version " + (Schema.VERSION + 1), "version " + Schema.VERSION, "newer build");
    }

    @Test
    @Tag("postgres")
    void isNotMadeByAUserWithoutTheRight() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            unusable(
                    database.postgresAs("USAGE", ""),
                    "may not create",
                    "schema-1.sql to schema-" + Schema.VERSION + ".sql",
                    "42501");
        }
    }

    @Tag("postgres")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ON een_schema",
                "UPDATE ON een_schema",
                "SELECT ON een_grant",
                "INSERT ON een_grant",
                "UPDATE ON een_grant",
                "DELETE ON een_grant",
                "SELECT ON een_attempt",
                "INSERT ON een_attempt",
                "DELETE ON een_attempt",
                "SELECT ON een_link",
                "INSERT ON een_link",
                "DELETE ON een_link",
                "SELECT ON een_audit",
                "INSERT ON een_audit",
                "UPDATE ON een_audit",
                "DELETE ON een_audit",
                "SELECT ON een_feed",
                "INSERT ON een_feed",
                "UPDATE ON een_feed",
                "DELETE ON een_feed",
                "SELECT ON een_feed_event",
                "INSERT ON een_feed_event",
                "DELETE ON een_feed_event"
            })
    void isNotUsedByAUserWithoutTheRight(String right) throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            VaultNode.on(database).database.prepare();
            DataSource source = database.postgresAs("USAGE", ALL);
            VaultNode.on(source).database.prepare();
            database.revoke(right);
            unusable(source, "may not create or change", "42501");
        }
    }

    @Test
    @Tag("postgres")
    void neededNoRightToCreateWhenItsOwnerMadeIt() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            VaultNode.on(database).database.prepare();
            VaultNode.on(database.postgresAs("USAGE", ALL)).vault.store(grant);
        }
    }

    @TestDatabase.OnEach
    void isNotUsedWhenItIsReadOnly(TestDatabase database) {
        VaultNode.on(database).database.prepare();
        database.restart();
        unusable(readOnly(database), "read-only");
    }

    @TestDatabase.OnEach
    void isNotMadeInAReadOnlyDatabase(TestDatabase database) {
        database.run("CREATE TABLE of_somebody_else (id INTEGER)");
        database.restart();
        unusable(readOnly(database), "read-only");
    }

    @TestDatabase.OnEach
    void isMadeWhenTheDatabaseComesLater(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        faulty.down(FaultySource.failure("08001"));
        VaultNode node = VaultNode.on(faulty.source());
        assertThrows(VaultException.Unavailable.class, node.database::prepare);
        assertEquals(1, log.with("WARNING EEN-VAULT-02").size());
        faulty.down(null);
        node.vault.store(grant);
        assertEquals(Optional.of(grant), node.vault.find(grant.id()));
    }

    @TestDatabase.OnEach
    void isTriedAgainWhenTheDatabaseFailsInTheMiddle(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        faulty.failBefore("CREATE TABLE IF NOT EXISTS een_attempt", "40001");
        faulty.failBefore("INSERT INTO een_schema", "08006");
        node.database.prepare();
        assertTrue(faulty.allFaultsHappened());
        assertEquals(0, faulty.open.get());
    }

    private static DataSource readOnly(TestDatabase database) {
        if (database.isH2()) {
            return database.h2(";ACCESS_MODE_DATA=r");
        }
        return database.postgresWith("-c default_transaction_read_only=on");
    }

    private void unusable(DataSource source, String... parts) {
        VaultNode node = VaultNode.on(source);
        int before = log.with("EEN-VAULT-03").size();
        VaultException.Unusable thrown = assertThrows(VaultException.Unusable.class, node.database::prepare);
        assertTrue(thrown.getMessage().startsWith(LogCode.VAULT_UNUSABLE.line("")), thrown.getMessage());
        for (String part : parts) {
            assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
        }
        assertEquals(before + 1, log.with("EEN-VAULT-03").size());
        assertFalse(node.state.answers());
        assertFalse(node.trouble(LogCode.VAULT_UNUSABLE).isEmpty());
    }
}
