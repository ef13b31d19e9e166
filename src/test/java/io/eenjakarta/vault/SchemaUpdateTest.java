package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Databases of an older build, and those whose owner ran the scripts. */
class SchemaUpdateTest {

    private static final String ALL = "SELECT, INSERT, UPDATE, DELETE";
    private static final String VERSIONS = "SELECT version FROM een_schema ORDER BY version";

    @RegisterExtension
    final LogLines log = new LogLines();

    private final Grant grant = Grants.fresh();
    private final GrantLink link = new GrantLink("ada", grant.id(), "een", Grants.ADA, Grants.NOW);

    @TestDatabase.OnEach
    void bringsVersion1ToVersion2AndKeepsItsGrants(TestDatabase database) throws IOException {
        version1(database);
        VaultNode.on(database).links.link(link);
        assertEquals(List.of(List.of("1"), List.of("2")), database.query(VERSIONS));
        assertEquals(Optional.of(grant), VaultNode.on(database).vault.find(grant.id()));
        assertEquals(List.of(link), VaultNode.on(database).links.of("ada"));
    }

    @TestDatabase.OnEach
    void finishesAnUpdateThatWasCutOff(TestDatabase database) throws IOException {
        version1(database);
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        faulty.failBefore("CREATE INDEX IF NOT EXISTS een_link", "08006");
        node.database.prepare();
        assertTrue(faulty.allFaultsHappened());
        node.links.link(link);
        assertEquals(List.of(List.of("1"), List.of("2")), database.query(VERSIONS));
    }

    @Test
    void takesTheTablesThatTheirOwnerMadeByHand() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            run(database, "schema-1.sql");
            run(database, "schema-2.sql");
            VaultNode node = VaultNode.on(database.postgresAs("USAGE", ALL));
            node.vault.store(grant);
            node.links.link(link);
            assertEquals(List.of(link), node.links.of("ada"));
        }
    }

    @Test
    void saysWhatItsOwnerMustRunWhenTheUserMayNot() throws Exception {
        try (TestDatabase database = TestDatabase.postgres()) {
            version1(database);
            VaultNode node = VaultNode.on(database.postgresAs("USAGE", ALL));
            VaultException.Unusable thrown = assertThrows(VaultException.Unusable.class, node.database::prepare);
            assertTrue(thrown.getMessage().contains("schema-2.sql as their owner"), thrown.getMessage());
            run(database, "schema-2.sql");
            assertEquals(List.of(List.of("1"), List.of("2")), database.query(VERSIONS));
        }
    }

    /** A database as the build with version 1 left it, with a grant. */
    private void version1(TestDatabase database) throws IOException {
        VaultNode.on(database).vault.store(grant);
        database.run("DROP TABLE een_link");
        database.run("DELETE FROM een_schema WHERE version = 2");
    }

    private static void run(TestDatabase database, String script) throws IOException {
        try (InputStream in = Schema.class.getResourceAsStream(script)) {
            database.run(new String(in.readAllBytes()));
        }
    }
}
