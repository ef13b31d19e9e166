package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attempts in the database: taken once by all nodes together, and cleared away at last. */
class JdbcAttemptsTest {

    private static final Instant NOW = Grants.NOW;
    private static final Instant END = NOW.plusSeconds(600);

    @RegisterExtension
    final LogLines log = new LogLines();

    @TestVault.OnEach
    @Requirement("C3")
    void areTakenOnce(TestVault test) {
        assertTrue(test.attempts.take("a", "target", NOW, END));
        assertFalse(test.attempts.take("a", "other target", NOW, END));
        assertFalse(test.attempts.take("a", "target", NOW, END));
        assertTrue(test.attempts.take("b", "target", NOW, END));
    }

    @TestVault.OnEach
    void leadToTheTargetOfTheFirstUntilTheyWouldHaveExpired(TestVault test) {
        assertEquals(Optional.empty(), test.attempts.targetOf("a", NOW));
        test.attempts.take("a", "target", NOW, END);
        test.attempts.take("a", "other target", NOW, END);
        assertEquals(Optional.of("target"), test.attempts.targetOf("a", END.minusMillis(1)));
        assertEquals(Optional.empty(), test.attempts.targetOf("a", END));
    }

    @TestDatabase.OnEach
    @Requirement("C3")
    void areTakenForAllNodes(TestDatabase database) {
        assertTrue(VaultNode.on(database).attempts.take("a", "target", NOW, END));
        VaultNode other = VaultNode.on(database);
        assertFalse(other.attempts.take("a", "mine", NOW, END));
        assertEquals(Optional.of("target"), other.attempts.targetOf("a", NOW));
    }

    @TestDatabase.OnEach
    void areClearedAwayAGoodHourAfterTheirEnd(TestDatabase database) {
        VaultNode.on(database).attempts.take("old", "t", NOW, NOW.minus(Duration.ofMinutes(75)));
        VaultNode.on(database).attempts.take("older", "t", NOW, NOW.minus(Duration.ofDays(75)));
        VaultNode.on(database).attempts.take("ended", "t", NOW, NOW.minus(Duration.ofMinutes(61)));
        VaultNode.on(database).attempts.take("live", "t", NOW, END);
        assertEquals(
                List.of(List.of("ended"), List.of("live")),
                database.query("SELECT fingerprint FROM een_attempt ORDER BY fingerprint"));
    }

    @TestDatabase.OnEach
    void areClearedAwayOnceAMinute(TestDatabase database) {
        SettableOffset clock = new SettableOffset();
        VaultNode node = new VaultNode(database.source(), clock, Grants.ring("k1"));
        Instant longAgo = NOW.minus(Duration.ofDays(1));
        node.attempts.take("first", "t", NOW, END);
        node.attempts.take("old", "t", NOW, longAgo);
        node.attempts.take("second", "t", NOW, END);
        assertEquals("3", database.value("SELECT COUNT(*) FROM een_attempt"));
        clock.offset = Duration.ofMinutes(1);
        node.attempts.take("third", "t", NOW, END);
        assertEquals("3", database.value("SELECT COUNT(*) FROM een_attempt"));
        assertEquals(Optional.of("t"), node.attempts.targetOf("second", NOW));
    }

    @TestDatabase.OnEach
    void areTakenEvenWhenNothingCanBeClearedAway(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.failBefore("DELETE", "08006");
        assertTrue(node.attempts.take("a", "target", NOW, END));
        assertTrue(faulty.allFaultsHappened());
        assertFalse(node.attempts.take("a", "target", NOW, END));
    }

    @TestDatabase.OnEach
    void areNotTakenTwiceWhenTheAnswerIsLost(TestDatabase database) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.failAfter("INSERT", "08006");
        assertThrows(VaultException.Unavailable.class, () -> node.attempts.take("a", "target", NOW, END));
        assertFalse(node.attempts.take("a", "target", NOW, END));
    }
}
