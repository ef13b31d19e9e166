package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A row that is not what we wrote is refused by name, and concerns nobody but its grant. */
class UnreadableGrantTest {

    private static final Duration LEASE = Duration.ofSeconds(20);

    @RegisterExtension
    final LogLines log = new LogLines();

    private final Grant grant = Grants.fresh();
    private final GrantId id = grant.id();
    private final Grant other = Grants.fresh();

    @TestDatabase.OnEach
    @Requirement("C20")
    void isOneWithTheTokensOfAnotherGrant(TestDatabase database) {
        VaultNode node = stored(database);
        node.vault.store(other);
        database.run("UPDATE een_grant SET sealed = (SELECT sealed FROM een_grant WHERE id = '" + other.id()
                + "') WHERE id = '" + id + "'");
        refused(node, false, "damaged, or those of another grant");
        assertEquals(Optional.of(other), node.vault.find(other.id()));
    }

    @TestDatabase.OnEach
    void isOneWithTheTokensOfAnotherGeneration(TestDatabase database) {
        VaultNode node = stored(database);
        String first = database.value("SELECT sealed FROM een_grant");
        node.vault.claim(id, 1, "me", LEASE);
        node.vault.advance(id, 1, "me", Grants.tokens("next"));
        change(database, "sealed = '" + first + "'");
        refused(node, false, "another grant or generation");
        assertFalse(node.vault.advance(id, 1, "me", Grants.tokens("next")));
    }

    @TestDatabase.OnEach
    void isOneThatWasCut(TestDatabase database) {
        VaultNode node = stored(database);
        change(database, "sealed = SUBSTRING(sealed FROM 1 FOR 60)");
        refused(node, false, "damaged");
        change(database, "sealed = ''");
        refused(node, false, "damaged");
    }

    @TestDatabase.OnEach
    void isOneOfAKeyThatIsNotHere(TestDatabase database) {
        stored(database);
        VaultNode other = VaultNode.withKeys(database, "k2");
        refused(other, true, "key k1, which is not in een.vault-keys");
        assertEquals(
                Optional.of(grant),
                VaultNode.withKeys(database, "k2", "k1").vault.find(id));
    }

    @TestDatabase.OnEach
    void isOneWhoseKeyIdWasChanged(TestDatabase database) {
        VaultNode node = stored(database);
        change(database, "key_id = 'k2'");
        refused(node, false, "damaged");
    }

    @TestDatabase.OnEach
    void isOneOfANewerFormat(TestDatabase database) {
        VaultNode node = stored(database);
        byte[] newer = {2, 0, 0, 0};
        String sealed = Grants.ring("k1").seal("grant", newer, id + "/1");
        change(database, "sealed = '" + sealed + "'");
        refused(node, true, "newer version");
    }

    @TestDatabase.OnEach
    void isOneThatEndsInTheMiddle(TestDatabase database) {
        VaultNode node = stored(database);
        for (byte[] broken : new byte[][] {{1}, {1, 0, 0, 0, 9, 'a'}, {1, 0, 0, 0, 1, 'a', 127, 0, 0, 0}}) {
            change(database, "sealed = '" + Grants.ring("k1").seal("grant", broken, id + "/1") + "'");
            refused(node, false, "incomplete");
        }
    }

    @TestDatabase.OnEach
    void isOneWithAKindOrStatusOfANewerVersion(TestDatabase database) {
        VaultNode node = stored(database);
        change(database, "status = 'RESTING'");
        refused(node, true, "newer version");
        change(database, "status = 'ACTIVE', kind = 'DEVICE'");
        refused(node, true, "newer version");
    }

    @TestDatabase.OnEach
    void isOneWhoseApiBaseIsNoAddress(TestDatabase database) {
        VaultNode node = stored(database);
        for (String wrong : new String[] {"nowhere", "https://", "ftp://host", "https://a b"}) {
            change(database, "api_base = '" + wrong + "'");
            refused(node, false, "API base");
        }
    }

    @TestDatabase.OnEach
    void isToldUntilItIsReadableOrGone(TestDatabase database) {
        VaultNode node = stored(database);
        change(database, "status = 'RESTING'");
        refused(node, true, "newer version");
        refused(node, true, "newer version");
        assertEquals(1, log.with("WARNING EEN-VAULT-04").size());
        assertTrue(node.trouble(LogCode.VAULT_UNREADABLE).startsWith("grant " + id));
        change(database, "status = 'ACTIVE'");
        node.vault.find(id);
        assertEquals("", node.trouble(LogCode.VAULT_UNREADABLE));
    }

    @TestDatabase.OnEach
    void canBeEndedWithoutTokensToRevoke(TestDatabase database) {
        VaultNode node = stored(database);
        change(database, "sealed = ''");
        assertEquals(Optional.empty(), node.vault.end(id));
        assertEquals(Optional.empty(), node.vault.find(id));
        assertEquals("0", database.value("SELECT COUNT(*) FROM een_grant"));
        assertEquals("", node.trouble(LogCode.VAULT_UNREADABLE));
    }

    @TestDatabase.OnEach
    void neverShowsWhatWasSealed(TestDatabase database) {
        VaultNode node = stored(database);
        String sealed = database.value("SELECT sealed FROM een_grant");
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        bytes[bytes.length - 1] ^= 1;
        change(database, "sealed = '" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "'");
        VaultException.Unreadable refused = assertThrows(VaultException.Unreadable.class, () -> node.vault.find(id));
        String said = refused + log.with("EEN-").toString();
        assertTrue(said.contains("EEN-VAULT-04"), said);
        assertFalse(said.contains(sealed.substring(0, 20)), said);
    }

    private VaultNode stored(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        return node;
    }

    private void change(TestDatabase database, String assignment) {
        database.run("UPDATE een_grant SET " + assignment + " WHERE id = '" + id + "'");
    }

    /** Neither found nor claimed, and nothing was changed. */
    private void refused(VaultNode node, boolean curable, String why) {
        for (Runnable reading :
                new Runnable[] {() -> node.vault.find(id), () -> node.vault.claim(id, 1, "me", LEASE)}) {
            VaultException.Unreadable refused = assertThrows(VaultException.Unreadable.class, reading::run);
            assertEquals(curable, refused.curable(), refused.getMessage());
            assertTrue(refused.getMessage().contains(id.value()), refused.getMessage());
            assertTrue(refused.getMessage().contains(why), refused.getMessage());
        }
        assertTrue(node.trouble(LogCode.VAULT_UNREADABLE).contains(why));
    }
}
