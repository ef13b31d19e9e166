package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.notTaken;
import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What only a vault in a database can do: outlive the server, and say less than it knows. */
class JdbcVaultTest {

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Grant grant = Grants.fresh();
    private final GrantId id = grant.id();

    @TestDatabase.OnEach
    @Requirement("P3")
    void survivesARestart(TestDatabase database) {
        VaultNode before = VaultNode.on(database);
        before.vault.store(grant);
        before.vault.claim(id, 1, "me", LEASE);
        before.vault.advance(id, 1, "me", Grants.tokens("next"));
        before.vault.identify(id, Grants.ADA);
        before.attempts.take("attempt", "target", Grants.NOW, Grants.NOW.plusSeconds(600));
        Grant stored = before.vault.find(id).orElseThrow();
        database.restart();
        VaultNode after = VaultNode.on(database);
        assertEquals(Optional.of(stored), after.vault.find(id));
        assertEquals(Grants.tokens("next"), stored.tokens());
        assertEquals(Optional.of(Grants.ADA), stored.owner());
        assertFalse(after.attempts.take("attempt", "other", Grants.NOW, Grants.NOW.plusSeconds(600)));
    }

    @TestDatabase.OnEach
    void keepsALeaseOverARestart(TestDatabase database) {
        VaultNode before = VaultNode.on(database);
        before.vault.store(grant);
        before.vault.claim(id, 1, "me", LEASE);
        database.restart();
        VaultNode after = VaultNode.on(database);
        assertEquals(
                GrantStatus.ROTATING,
                notTaken(after.vault.claim(id, 1, "other", LEASE)).orElseThrow().status());
        assertTrue(after.vault.advance(id, 1, "me", Grants.tokens("next")));
    }

    @TestDatabase.OnEach
    void sharesItsGrantsWithOtherNodes(TestDatabase database) {
        VaultNode one = VaultNode.on(database);
        VaultNode two = VaultNode.on(database);
        one.vault.store(grant);
        taken(two.vault.claim(id, 1, "two", LEASE));
        notTaken(one.vault.claim(id, 1, "one", LEASE));
        two.vault.advance(id, 1, "two", Grants.tokens("next"));
        assertEquals(Grants.tokens("next"), one.vault.find(id).orElseThrow().tokens());
        taken(one.vault.claim(id, 2, "one", LEASE));
    }

    @TestDatabase.OnEach
    void recognisesWhatItHasDoneAlready(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        node.vault.store(grant);
        Claim first = node.vault.claim(id, 1, "me", LEASE);
        assertEquals(first, node.vault.claim(id, 1, "me", LEASE));
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(2, node.vault.find(id).orElseThrow().generation());
        assertThrows(IllegalStateException.class, () -> node.vault.store(grant));
        assertFalse(node.vault.advance(id, 1, "me", Grants.tokens("other")));
        TokenSet mixed = new TokenSet(
                Grants.tokens("next").accessToken(),
                Grants.tokens("other").refreshToken(),
                Grants.NOW,
                Optional.empty(),
                Optional.empty());
        assertFalse(node.vault.advance(id, 1, "me", mixed));
    }

    @TestDatabase.OnEach
    @Requirement("C20")
    void writesNoTokenInClearText(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        node.vault.claim(id, 1, "me", LEASE);
        node.vault.advance(id, 1, "me", Grants.tokens("next"));
        node.attempts.take("attempt", "target", Grants.NOW, Grants.NOW.plusSeconds(600));
        String columns =
                database.query("SELECT * FROM een_grant").toString() + database.query("SELECT * FROM een_attempt");
        assertTrue(columns.contains(id.value()) && columns.contains("target"), columns);
        assertFalse(columns.contains("access-") || columns.contains("refresh-"), columns);
    }

    @TestDatabase.OnEach
    void sealsEachGenerationAnew(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        String first = database.value("SELECT sealed FROM een_grant");
        node.vault.claim(id, 1, "me", LEASE);
        node.vault.advance(id, 1, "me", grant.tokens());
        assertFalse(first.equals(database.value("SELECT sealed FROM een_grant")));
    }

    @TestDatabase.OnEach
    void keepsReasonsThatADatabaseWouldNotTake(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        node.vault.claim(id, 1, "me", LEASE);
        String odd = "a\u0000b\n" + "c".repeat(5_000);
        assertTrue(node.vault.release(id, 1, "me", GrantStatus.NEEDS_LOGIN, false, odd));
        String kept = node.vault.find(id).orElseThrow().reason();
        assertTrue(kept.startsWith("a b ccc") && kept.length() == 500, kept);
    }

    @TestDatabase.OnEach
    void keepsTokensOfAnySize(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        node.vault.claim(id, 1, "me", LEASE);
        String huge = "x".repeat(200_000);
        assertTrue(node.vault.advance(id, 1, "me", Grants.tokens(huge)));
        assertEquals(Grants.tokens(huge), node.vault.find(id).orElseThrow().tokens());
    }

    @TestDatabase.OnEach
    void findsDueGrantsAndOtherKeysByIndex(TestDatabase database) {
        VaultNode.on(database).vault.store(grant);
        String indexes = database.query(
                        database.isH2()
                                ? "SELECT index_name FROM information_schema.indexes"
                                : "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()")
                .toString()
                .toLowerCase(Locale.ROOT);
        for (String index : List.of(
                "een_grant_keep_alive",
                "een_grant_end",
                "een_grant_key",
                "een_grant_person",
                "een_attempt_end",
                "een_link_caller",
                "een_grant_list",
                "een_grant_state",
                "een_audit_time",
                "een_audit_grant",
                "een_audit_caller",
                "een_audit_person")) {
            assertTrue(indexes.contains(index), indexes);
        }
    }
}
