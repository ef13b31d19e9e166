package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that fails: what was done is found out, what was not can be done again, and no connection is lost. */
class JdbcTroubleTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final String SERIALIZATION = "40001";
    private static final String DEADLOCK = "40P01";
    private static final String CONNECTION = "08006";

    private final Grant grant = Grants.fresh();
    private final GrantId id = grant.id();

    @RegisterExtension
    final LogLines log = new LogLines();

    @TestDatabase.OnEach
    void isAskedAgainWhenATransactionLost(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        faulty.failBefore("INSERT", SERIALIZATION);
        node.vault.store(grant);
        faulty.failBefore("UPDATE", SERIALIZATION);
        faulty.failBefore("UPDATE", DEADLOCK);
        assertEquals(0, taken(node.vault.claim(id, 1, "me", LEASE)).unanswered());
        for (int i = 0; i < 4; i++) {
            faulty.failBefore("UPDATE", SERIALIZATION);
        }
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertTrue(faulty.allFaultsHappened());
        assertEquals(0, faulty.open.get());
        assertTrue(node.state.answers());
    }

    @TestDatabase.OnEach
    void isNotAskedForEver(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        for (int i = 0; i < 5; i++) {
            faulty.failBefore("INSERT", SERIALIZATION);
        }
        assertThrows(VaultException.Unavailable.class, () -> node.vault.store(grant));
        assertTrue(faulty.allFaultsHappened());
    }

    @TestDatabase.OnEach
    void isUnavailableAndNothingElseWhenItIsDown(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        node.vault.store(grant);
        faulty.down(FaultySource.failure(CONNECTION));
        List<Runnable> everything = List.of(
                () -> node.vault.store(Grants.fresh()),
                () -> node.vault.find(id),
                () -> node.vault.claim(id, 1, "me", LEASE),
                () -> node.vault.replay(id, 1, "me"),
                () -> node.vault.advance(id, 1, "me", Grants.tokens("next")),
                () -> node.vault.release(id, 1, "me", GrantStatus.ACTIVE, true, ""),
                () -> node.vault.identify(id, Grants.ADA),
                () -> node.vault.place(id, Grants.BASE),
                () -> node.vault.end(id),
                () -> node.vault.resting("een", 1),
                () -> node.vault.postpone(new Resting(id, 1), LEASE),
                () -> node.vault.ending("een", LEASE, 1, 1),
                () -> node.vault.announce(id, 1),
                () -> node.attempts.take("a", "t", Grants.NOW, Grants.NOW),
                () -> node.attempts.targetOf("a", Grants.NOW),
                () -> node.resealing.run());
        for (Runnable each : everything) {
            VaultException.Unavailable thrown = assertThrows(VaultException.Unavailable.class, each::run);
            assertTrue(thrown.getMessage().contains("08006"), thrown.getMessage());
        }
        assertFalse(node.state.answers());
        assertFalse(node.vault.answers());
        assertTrue(node.trouble(LogCode.VAULT_UNAVAILABLE).contains("08006"));
        faulty.down(null);
        assertEquals(Optional.of(grant), node.vault.find(id));
        assertTrue(node.state.answers());
        assertEquals("", node.trouble(LogCode.VAULT_UNAVAILABLE));
        List<String> told = log.with("EEN-VAULT-02");
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(0).startsWith("WARNING") && told.get(1).startsWith("INFO"), told.toString());
    }

    @TestDatabase.OnEach
    void isTrustedAgainAfterAWhileWithoutTrouble(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        SettableOffset clock = new SettableOffset();
        VaultNode node = new VaultNode(faulty.source(), clock, Grants.ring("k1"));
        assertTrue(node.vault.answers());
        faulty.down(FaultySource.failure(CONNECTION));
        assertFalse(node.vault.answers());
        faulty.down(null);
        assertFalse(node.vault.answers());
        assertTrue(node.state.answers());
        clock.offset = Duration.ofSeconds(11);
        assertTrue(node.vault.answers());
    }

    @TestDatabase.OnEach
    void mayHaveDoneWhatItDidNotAnswer(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        faulty.failAfter("INSERT", CONNECTION);
        assertThrows(VaultException.Unavailable.class, () -> node.vault.store(grant));
        node.vault.store(grant);
        faulty.failAfter("UPDATE", CONNECTION);
        assertThrows(VaultException.Unavailable.class, () -> node.vault.claim(id, 1, "me", LEASE));
        assertEquals(0, taken(node.vault.claim(id, 1, "me", LEASE)).unanswered());
        faulty.failAfter("UPDATE", CONNECTION);
        assertThrows(VaultException.Unavailable.class, () -> node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(2, node.vault.find(id).orElseThrow().generation());
        assertEquals(0, faulty.open.get());
    }

    @TestDatabase.OnEach
    void mayNotHaveDoneIt(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        node.vault.store(grant);
        node.vault.claim(id, 1, "me", LEASE);
        faulty.failBefore("UPDATE", CONNECTION);
        assertThrows(VaultException.Unavailable.class, () -> node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(1, node.vault.find(id).orElseThrow().generation());
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens("next")));
    }

    @TestDatabase.OnEach
    void finishesAnEarlierWriteInTheMiddleOfALaterOne(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        VaultNode ghost = VaultNode.on(database);
        node.vault.store(grant);
        node.vault.claim(id, 1, "me", LEASE);
        faulty.meanwhile("UPDATE", () -> ghost.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(2, node.vault.find(id).orElseThrow().generation());
    }

    @TestDatabase.OnEach
    void endsTheTokensThatCameInBetween(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = prepared(faulty);
        VaultNode other = VaultNode.on(database);
        node.vault.store(grant);
        other.vault.claim(id, 1, "me", LEASE);
        faulty.meanwhile("DELETE", () -> other.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(Grants.tokens("next"), node.vault.end(id).orElseThrow().tokens());
    }

    @TestDatabase.OnEach
    void commitsByItselfWhateverTheServerGives(TestDatabase database) throws SQLException {
        PooledSource pool = new PooledSource(database.source());
        Connection manual = pool.source().getConnection();
        manual.setAutoCommit(false);
        manual.close();
        VaultNode.on(pool.source()).vault.store(grant);
        assertEquals(Optional.of(grant), VaultNode.on(database).vault.find(id));
        pool.close();
    }

    @TestDatabase.OnEach
    void showsNoTokenAndNoSealInWhatItSays(TestDatabase database) throws SQLException {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        database.run("ALTER TABLE een_grant ADD CONSTRAINT too_narrow CHECK (generation < 2)");
        node.vault.claim(id, 1, "me", LEASE);
        VaultException.Unavailable thrown = assertThrows(
                VaultException.Unavailable.class, () -> node.vault.advance(id, 1, "me", Grants.tokens("next")));
        String said = thrown.getMessage() + log.with("EEN-");
        assertTrue(said.contains("235"), said);
        assertFalse(said.contains("access-") || said.contains("refresh-"), said);
    }

    @TestDatabase.OnEach
    @Tag("long")
    void doesNotWaitForALockWithoutEnd(TestDatabase database) throws SQLException {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        try (Connection other = database.source().getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("UPDATE een_grant SET reason = 'locked'");
            assertTimeout(
                    Duration.ofSeconds(15),
                    () -> assertThrows(VaultException.Unavailable.class, () -> node.vault.claim(id, 1, "me", LEASE)));
            other.rollback();
        }
        taken(node.vault.claim(id, 1, "me", LEASE));
    }

    private static VaultNode prepared(FaultySource faulty) {
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        return node;
    }
}
