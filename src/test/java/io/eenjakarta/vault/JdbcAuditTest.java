package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The audit trail while its database fails: nothing twice, nothing lost that need not be, and nobody waits. */
class JdbcAuditTest {

    private static final String CONNECTION = "08006";
    private static final String COUNT = "SELECT COUNT(*) FROM een_audit";

    private final GrantId id = GrantId.random();

    @RegisterExtension
    final LogLines log = new LogLines();

    @TestDatabase.OnEach
    void isWrittenInOrderWhenTheDatabaseIsBack(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.down(FaultySource.failure(CONNECTION));
        rotations(node, 1, 250);
        assertEquals(1, node.later.size(), "one try is planned, however much waits");
        node.later.remove().run();
        assertEquals(1, node.later.size());
        faulty.down(null);
        node.later.remove().run();
        assertEquals(0, node.later.size());
        assertEquals(
                IntStream.rangeClosed(1, 250).map(i -> 251 - i).boxed().toList(),
                node.audit.ofGrant(id, 1_000).stream()
                        .map(entry -> entry.what().generation())
                        .toList());
        assertEquals(0, node.audit.lost());
        assertEquals("", node.trouble(LogCode.AUDIT_LOST));
    }

    @TestDatabase.OnEach
    void hasNothingTwiceWhenTheAnswerIsLost(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.down(FaultySource.failure(CONNECTION));
        rotations(node, 1, 3);
        faulty.down(null);
        // First of one entry, then of the two others.
        for (String written : List.of("1", "3")) {
            // They are there, but neither the answer nor the look at the clock behind it comes through.
            faulty.failAfter("INSERT INTO een_audit", CONNECTION);
            faulty.failBefore("SELECT CURRENT_TIMESTAMP", CONNECTION);
            node.later.remove().run();
            assertEquals(written, database.value(COUNT));
        }
        rotations(node, 4, 5);
        node.later.remove().run();
        assertTrue(faulty.allFaultsHappened());
        assertEquals("5", database.value(COUNT));
        assertEquals(0, node.audit.lost());
    }

    @TestDatabase.OnEach
    void losesOnlyTheEntryThatIsNotTaken(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        database.run("ALTER TABLE een_audit ADD CONSTRAINT odd CHECK (generation <> 2)");
        faulty.down(FaultySource.failure(CONNECTION));
        rotations(node, 1, 4);
        faulty.down(null);
        node.later.remove().run();
        assertEquals("3", database.value(COUNT));
        assertEquals(1, node.audit.lost());
        assertEquals("1 since the start", node.trouble(LogCode.AUDIT_LOST));
        rotations(node, 5, 5);
        assertEquals("4", database.value(COUNT));
        assertEquals("", node.trouble(LogCode.AUDIT_LOST));
        assertEquals(2, log.with("EEN-AUDIT-01").size());
    }

    @TestDatabase.OnEach
    void losesNothingWhenTheDatabaseGoesInTheMiddleOfABatch(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        database.run("ALTER TABLE een_audit ADD CONSTRAINT odd CHECK (generation <> 3)");
        faulty.down(FaultySource.failure(CONNECTION));
        rotations(node, 1, 4);
        faulty.down(null);
        // The first alone, the three others, the second, and the third, which is not taken just now.
        downAtInsert(faulty, 4);
        node.later.remove().run();
        assertEquals("2", database.value(COUNT));
        database.run("ALTER TABLE een_audit DROP CONSTRAINT odd");
        faulty.down(null);
        node.later.remove().run();
        assertEquals("4", database.value(COUNT));
        assertEquals(0, node.audit.lost());
    }

    private static void downAtInsert(FaultySource faulty, int number) {
        faulty.meanwhile("INSERT INTO een_audit", () -> {
            if (number == 1) {
                faulty.down(FaultySource.failure(CONNECTION));
            } else {
                downAtInsert(faulty, number - 1);
            }
        });
    }

    @TestDatabase.OnEach
    void losesTheLatestWhenTooManyWait(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.down(FaultySource.failure(CONNECTION));
        // A batch of the first one alone is on its way already.
        rotations(node, 1, AuditQueue.MOST + 1 + 7);
        assertEquals(7, node.audit.lost());
        assertEquals("7 since the start", node.trouble(LogCode.AUDIT_LOST));
        assertEquals(1, log.with("WARNING EEN-AUDIT-01").size());
        faulty.down(null);
        node.later.remove().run();
        assertEquals(Integer.toString(AuditQueue.MOST + 1), database.value(COUNT));
        assertEquals(Integer.toString(AuditQueue.MOST + 1), database.value("SELECT MAX(generation) FROM een_audit"));
        assertEquals("", node.trouble(LogCode.AUDIT_LOST));
        assertTrue(log.with("EEN-AUDIT-01").get(1).contains("7, and it is written again"));
    }

    @TestDatabase.OnEach
    void isWrittenWhenTheApplicationStopsAndAfterwards(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.down(FaultySource.failure(CONNECTION));
        rotations(node, 1, 3);
        faulty.down(null);
        node.audit.stop();
        assertEquals("3", database.value(COUNT));
        rotations(node, 4, 4);
        assertEquals("4", database.value(COUNT));
        assertEquals(List.of(), log.with("EEN-AUDIT-01"));
    }

    @TestDatabase.OnEach
    void keepsNobodyWaitingWhenTheApplicationStopsWithoutDatabase(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.down(FaultySource.failure(CONNECTION));
        rotations(node, 1, 3);
        node.audit.stop();
        assertEquals(1, log.with("EEN-AUDIT-01").size());
        faulty.down(null);
        rotations(node, 4, 9);
        assertEquals("0", database.value(COUNT), "it is not asked again");
        assertEquals(6, node.audit.lost());
    }

    @TestDatabase.OnEach
    void goesByTheDatabasesClock(TestDatabase database) {
        VaultNode wrong = VaultNode.apart(database, Duration.ofHours(-5));
        wrong.audit.record(Occurrence.of(Act.ROTATED).to(id, 1));
        VaultNode right = VaultNode.on(database);
        right.audit.record(Occurrence.of(Act.ROTATED).to(id, 2));
        wrong.audit.record(Occurrence.of(Act.ROTATED).to(id, 3));
        List<AuditEntry> found = right.audit.ofGrant(id, 10);
        assertEquals(3, found.size());
        Duration between = Duration.between(found.get(2).at(), found.get(0).at());
        assertTrue(between.compareTo(Duration.ofMinutes(30)) < 0, between::toString);
        assertFalse(between.isNegative());
    }

    @TestDatabase.OnEach
    void readsWhatANewerBuildWrote(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.audit.record(Occurrence.of(Act.ROTATED, LogCode.GRANT_ROTATED).to(id, 1));
        database.run("UPDATE een_audit SET act = 'TELEPORTED', code = 'EEN-NEW-01'");
        Occurrence found = node.audit.ofGrant(id, 1).get(0).what();
        assertEquals(Act.OTHER, found.act());
        assertEquals("EEN-NEW-01", found.code());
    }

    @TestDatabase.OnEach
    void forgetsAUserWhoseEntriesStillWait(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.down(FaultySource.failure(CONNECTION));
        node.audit.record(Occurrence.of(Act.LOGIN).by("ada").of(Grants.ADA));
        faulty.down(null);
        assertEquals(1, node.audit.anonymise(Grants.ADA));
        node.later.remove().run();
        assertEquals("1", database.value(COUNT + " WHERE account = '' AND who = ''"));
        assertEquals("1", database.value(COUNT));
    }

    private void rotations(VaultNode node, int from, int to) {
        for (int i = from; i <= to; i++) {
            node.audit.record(Occurrence.of(Act.ROTATED, LogCode.GRANT_ROTATED).to(id, i));
        }
    }
}
