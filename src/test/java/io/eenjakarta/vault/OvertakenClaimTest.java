package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

/** Whatever another node does between our look at a row and our claim: what was read then does not count any more. */
class OvertakenClaimTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Grant grant = Grants.fresh();
    private final GrantId id = grant.id();

    @TestDatabase.OnEach
    void losesToAFasterClaim(TestDatabase database) {
        VaultNode other = stored(database);
        other.vault.claim(id, 1, "dead", OVER);
        Grant now = notTaken(claim(database, () -> taken(other.vault.claim(id, 1, "faster", LEASE))));
        assertEquals(GrantStatus.ROTATING, now.status());
        assertTrue(other.vault.advance(id, 1, "faster", Grants.tokens("next")));
    }

    @TestDatabase.OnEach
    void losesToAFinishedRotation(TestDatabase database) {
        VaultNode other = stored(database);
        Grant now = notTaken(claim(database, () -> {
            other.vault.claim(id, 1, "faster", LEASE);
            other.vault.advance(id, 1, "faster", Grants.tokens("next"));
        }));
        assertEquals(2, now.generation());
        assertEquals(Grants.tokens("next"), now.tokens());
    }

    @TestDatabase.OnEach
    void bringsNoDeadGrantBack(TestDatabase database) {
        VaultNode other = stored(database);
        Grant now = notTaken(claim(database, () -> {
            other.vault.claim(id, 1, "faster", LEASE);
            other.vault.release(id, 1, "faster", GrantStatus.NEEDS_LOGIN, false, "refused");
        }));
        assertEquals(GrantStatus.NEEDS_LOGIN, now.status());
    }

    @TestDatabase.OnEach
    void givesNobodyAReplayThatALateOwnerHasJustUsed(TestDatabase database) {
        VaultNode other = stored(database);
        other.vault.claim(id, 1, "dead", OVER);
        other.vault.claim(id, 1, "late", OVER);
        notTaken(claim(database, () -> assertTrue(other.vault.replay(id, 1, "late"))));
        assertEquals(2, taken(other.vault.claim(id, 1, "me", LEASE)).unanswered());
    }

    @TestDatabase.OnEach
    void givesNobodyAReplayThatWasUsedAndLost(TestDatabase database) {
        VaultNode other = stored(database);
        other.vault.claim(id, 1, "first", LEASE);
        other.vault.release(id, 1, "first", GrantStatus.SUSPECT, true, "no reply");
        notTaken(claim(database, () -> {
            other.vault.claim(id, 1, "second", LEASE);
            other.vault.replay(id, 1, "second");
            other.vault.release(id, 1, "second", GrantStatus.SUSPECT, false, "no reply again");
        }));
        assertEquals(2, taken(other.vault.claim(id, 1, "me", LEASE)).unanswered());
        assertFalse(other.vault.replay(id, 1, "me"));
    }

    @TestDatabase.OnEach
    void findsNothingWhenTheGrantHasEnded(TestDatabase database) {
        VaultNode other = stored(database);
        Claim claim = claim(database, () -> other.vault.end(id));
        assertTrue(VaultContractTest.notTaken(claim).isEmpty());
    }

    private VaultNode stored(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        node.vault.store(grant);
        return node;
    }

    /** A claim in the middle of which something else happens. */
    private Claim claim(TestDatabase database, Runnable meanwhile) {
        FaultySource faulty = new FaultySource(database.source());
        VaultNode node = VaultNode.on(faulty.source());
        node.database.prepare();
        faulty.meanwhile("UPDATE", meanwhile);
        return node.vault.claim(id, 1, "me", LEASE);
    }

    private static Grant notTaken(Claim claim) {
        return VaultContractTest.notTaken(claim).orElseThrow();
    }
}
