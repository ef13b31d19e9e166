package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.notTaken;
import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;

/** What every vault knows about refresh tokens that were sent and not answered. */
class LostReplyContractTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Grant grant = Grants.fresh();
    private final GrantId id = grant.id();

    @TestVault.OnEach
    void allowsOneReplayAfterAnOwnerDied(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "dead", OVER);
        assertEquals(1, taken(test.vault.claim(id, 1, "me", LEASE)).unanswered());
        assertFalse(test.vault.replay(id, 1, "dead"));
        assertFalse(test.vault.replay(id, 2, "me"));
        assertTrue(test.vault.replay(id, 1, "me"));
        assertFalse(test.vault.replay(id, 1, "me"));
        assertTrue(test.vault.advance(id, 1, "me", Grants.tokens("next")));
    }

    @TestVault.OnEach
    void allowsNoReplayWhenNothingIsOpen(TestVault test) {
        test.vault.store(grant);
        assertFalse(test.vault.replay(id, 1, "me"));
        test.vault.claim(id, 1, "me", LEASE);
        assertFalse(test.vault.replay(id, 1, "me"));
    }

    @TestVault.OnEach
    void allowsNoSecondReplayWhenTheSecondOwnerDiedToo(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "dead", OVER);
        test.vault.claim(id, 1, "dead as well", OVER);
        test.vault.replay(id, 1, "dead as well");
        assertEquals(2, taken(test.vault.claim(id, 1, "me", LEASE)).unanswered());
        assertFalse(test.vault.replay(id, 1, "me"));
    }

    @TestVault.OnEach
    void keepsTheReplayOfAnOwnerWhoDiedBeforeUsingIt(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "dead", OVER);
        test.vault.claim(id, 1, "dead as well", OVER);
        assertEquals(1, taken(test.vault.claim(id, 1, "me", LEASE)).unanswered());
        assertTrue(test.vault.replay(id, 1, "me"));
    }

    @TestVault.OnEach
    void allowsTheReplayAfterALostReply(TestVault test) {
        suspect(test, true);
        assertEquals(GrantStatus.SUSPECT, now(test).status());
        assertEquals("no reply", now(test).reason());
        assertEquals(grant.tokens(), now(test).tokens());
        assertEquals(1, taken(test.vault.claim(id, 1, "next", LEASE)).unanswered());
        assertTrue(test.vault.replay(id, 1, "next"));
    }

    @TestVault.OnEach
    void keepsTheReasonForTheNextOwnersUntilThereIsAnAnswer(TestVault test) {
        suspect(test, true);
        Claim.Taken dead = taken(test.vault.claim(id, 1, "dead", Duration.ofSeconds(-1)));
        assertEquals("no reply", dead.grant().reason());
        assertEquals(Optional.of(dead.grant()), test.vault.find(id));
        assertEquals(
                "no reply",
                taken(test.vault.claim(id, 1, "next", LEASE)).grant().reason());
        assertTrue(test.vault.advance(id, 1, "next", Grants.tokens("next")));
        assertEquals("", now(test).reason());
    }

    @TestVault.OnEach
    void allowsNoneWhenTheReplayWasLostToo(TestVault test) {
        suspect(test, false);
        assertEquals(2, taken(test.vault.claim(id, 1, "next", LEASE)).unanswered());
        assertFalse(test.vault.replay(id, 1, "next"));
    }

    @TestVault.OnEach
    void startsAfreshWhenTheProviderIsKnownNotToHaveActed(TestVault test) {
        suspect(test, false);
        test.vault.claim(id, 1, "next", LEASE);
        test.vault.release(id, 1, "next", GrantStatus.ACTIVE, true, "");
        assertEquals(0, taken(test.vault.claim(id, 1, "me", LEASE)).unanswered());
    }

    @TestVault.OnEach
    void startsAfreshWithTheNextGeneration(TestVault test) {
        suspect(test, false);
        test.vault.claim(id, 1, "next", LEASE);
        test.vault.advance(id, 1, "next", Grants.tokens("next"));
        assertEquals(0, taken(test.vault.claim(id, 2, "me", LEASE)).unanswered());
    }

    @TestVault.OnEach
    void takesTheAnswerOfALateOwnerForAGrantUnderSuspicion(TestVault test) {
        suspect(test, true);
        assertFalse(test.vault.advance(id, 2, "me", Grants.tokens("wrong")));
        assertTrue(test.vault.advance(id, 1, "me", Grants.tokens("late")));
        assertEquals(GrantStatus.ACTIVE, now(test).status());
        assertEquals("", now(test).reason());
        assertEquals(2, now(test).generation());
        assertEquals(Grants.tokens("late"), now(test).tokens());
    }

    @TestVault.OnEach
    void takesTheAnswerOfALateOwnerForAGrantThatDiedOfALostReply(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "late", OVER);
        test.vault.claim(id, 1, "me", LEASE);
        test.vault.release(id, 1, "me", GrantStatus.NEEDS_LOGIN, false, Grant.LOST_REPLY);
        notTaken(test.vault.claim(id, 1, "next", LEASE));
        assertTrue(test.vault.advance(id, 1, "late", Grants.tokens("late")));
        assertEquals(GrantStatus.ACTIVE, now(test).status());
        assertEquals(2, now(test).generation());
    }

    @TestVault.OnEach
    void takesNoLateAnswerWhileAnotherHoldsTheGrant(TestVault test) {
        suspect(test, true);
        test.vault.claim(id, 1, "next", LEASE);
        assertFalse(test.vault.advance(id, 1, "me", Grants.tokens("late")));
        assertTrue(test.vault.advance(id, 1, "next", Grants.tokens("next")));
    }

    @TestVault.OnEach
    void takesALateAnswerWhenTheOtherMustHaveDied(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "late", OVER);
        test.vault.claim(id, 1, "dead", OVER);
        assertFalse(test.vault.advance(id, 2, "late", Grants.tokens("wrong")));
        assertTrue(test.vault.advance(id, 1, "late", Grants.tokens("late")));
        assertEquals(Grants.tokens("late"), now(test).tokens());
        assertFalse(test.vault.advance(id, 1, "dead", Grants.tokens("later")));
        assertFalse(test.vault.release(id, 1, "dead", GrantStatus.NEEDS_LOGIN, false, Grant.LOST_REPLY));
        assertEquals(GrantStatus.ACTIVE, now(test).status());
    }

    private void suspect(TestVault test, boolean replayable) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "me", LEASE);
        assertTrue(test.vault.release(id, 1, "me", GrantStatus.SUSPECT, replayable, "no reply"));
    }

    private Grant now(TestVault test) {
        return test.vault.find(id).orElseThrow();
    }
}
