package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What every vault does alike. */
class VaultContractTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Grant grant = Grants.fresh();
    private final GrantId id = grant.id();

    @TestVault.OnEach
    void findsWhatItStoredAndNothingElse(TestVault test) {
        test.vault.store(grant);
        assertEquals(Optional.of(grant), test.vault.find(id));
        assertEquals(Optional.empty(), test.vault.find(GrantId.random()));
    }

    @TestVault.OnEach
    void keepsEverythingOfAGrantAndWhatItLacks(TestVault test) {
        Instant longAgo = Grants.NOW.minus(Duration.ofDays(89));
        TokenSet tokens = new TokenSet(
                new AccessToken("a ünïcode token".repeat(500)),
                Optional.empty(),
                longAgo,
                Optional.empty(),
                Optional.of(Grants.BASE));
        Grant odd = new Grant(
                id,
                GrantKind.OFFLINE,
                "een",
                Optional.of(Grants.ADA),
                77,
                GrantStatus.NEEDS_LOGIN,
                "refused",
                tokens,
                longAgo,
                Grants.NOW);
        test.vault.store(odd);
        assertEquals(Optional.of(odd), test.vault.find(id));
    }

    @TestVault.OnEach
    void storesNoOtherGrantUnderAnIdThatIsThere(TestVault test) {
        test.vault.store(grant);
        Grant other = new Grant(
                id,
                GrantKind.SESSION,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                Grants.tokens("other"),
                Grants.NOW,
                Grants.NOW);
        assertThrows(IllegalStateException.class, () -> test.vault.store(other));
        assertEquals(Optional.of(grant), test.vault.find(id));
    }

    @TestVault.OnEach
    void givesTheRightToRotateToOneOwner(TestVault test) {
        test.vault.store(grant);
        Claim.Taken taken = taken(test.vault.claim(id, 1, "me", LEASE));
        assertEquals(0, taken.unanswered());
        assertEquals(GrantStatus.ROTATING, taken.grant().status());
        assertEquals(grant.tokens(), taken.grant().tokens());
        assertEquals(Optional.of(taken.grant()), test.vault.find(id));
        assertEquals(Optional.of(taken.grant()), notTaken(test.vault.claim(id, 1, "other", LEASE)));
    }

    @TestVault.OnEach
    void givesItToAnotherOwnerWhenTheLeaseIsOver(TestVault test) {
        test.vault.store(grant);
        taken(test.vault.claim(id, 1, "dead", OVER));
        assertEquals(1, taken(test.vault.claim(id, 1, "me", LEASE)).unanswered());
        assertFalse(test.vault.advance(id, 1, "dead", Grants.tokens("late")));
        assertTrue(test.vault.advance(id, 1, "me", Grants.tokens("mine")));
        assertEquals(Grants.tokens("mine"), now(test).tokens());
    }

    @TestVault.OnEach
    void givesItForTheGenerationThatIsThere(TestVault test) {
        test.vault.store(grant);
        assertEquals(Optional.of(grant), notTaken(test.vault.claim(id, 0, "me", LEASE)));
        assertEquals(Optional.of(grant), notTaken(test.vault.claim(id, 2, "me", LEASE)));
        assertEquals(Optional.empty(), notTaken(test.vault.claim(GrantId.random(), 1, "me", LEASE)));
    }

    @TestVault.OnEach
    void storesTheNextGenerationForItsOwnerOnce(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "me", LEASE);
        assertFalse(test.vault.advance(id, 1, "other", Grants.tokens("stolen")));
        assertFalse(test.vault.advance(id, 2, "me", Grants.tokens("wrong")));
        assertTrue(test.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertFalse(test.vault.advance(id, 1, "me", Grants.tokens("again")));
        Grant now = now(test);
        assertEquals(2, now.generation());
        assertEquals(GrantStatus.ACTIVE, now.status());
        assertEquals(Grants.tokens("next"), now.tokens());
        assertEquals(grant.firstLogin(), now.firstLogin());
        assertFalse(now.lastRotation().isBefore(Grants.NOW));
        assertEquals(0, taken(test.vault.claim(id, 2, "next owner", LEASE)).unanswered());
    }

    @TestVault.OnEach
    void storesNothingForWhoNeverHadTheRight(TestVault test) {
        test.vault.store(grant);
        assertFalse(test.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertFalse(test.vault.advance(id, 1, "", Grants.tokens("next")));
        assertFalse(test.vault.advance(GrantId.random(), 1, "me", Grants.tokens("next")));
        assertEquals(grant, now(test));
    }

    @TestVault.OnEach
    void canBeRotatedAtOnceWhenNothingHadHappened(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "me", LEASE);
        assertFalse(test.vault.release(id, 1, "other", GrantStatus.ACTIVE, true, ""));
        assertFalse(test.vault.release(id, 2, "me", GrantStatus.ACTIVE, true, ""));
        assertTrue(test.vault.release(id, 1, "me", GrantStatus.ACTIVE, true, ""));
        assertEquals(grant, now(test));
        assertFalse(test.vault.release(id, 1, "me", GrantStatus.ACTIVE, true, ""));
        assertEquals(0, taken(test.vault.claim(id, 1, "me again", LEASE)).unanswered());
    }

    @TestVault.OnEach
    void staysDeadWhenReleasedAsDead(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "me", LEASE);
        assertTrue(test.vault.release(id, 1, "me", GrantStatus.NEEDS_LOGIN, false, "refused"));
        Grant dead = notTaken(test.vault.claim(id, 1, "me", LEASE)).orElseThrow();
        assertEquals(GrantStatus.NEEDS_LOGIN, dead.status());
        assertEquals("refused", dead.reason());
        assertFalse(test.vault.advance(id, 1, "me", Grants.tokens("late")));
    }

    @TestVault.OnEach
    void fillsInOwnerAndApiBaseInTheMiddleOfARotation(TestVault test) {
        test.vault.store(grant);
        test.vault.claim(id, 1, "me", LEASE);
        URI base = Grants.BASE;
        test.vault.identify(id, Grants.ADA);
        test.vault.place(id, base);
        assertEquals(Optional.of(Grants.ADA), now(test).owner());
        assertEquals(Optional.of(base), now(test).tokens().apiBase());
        assertTrue(test.vault.advance(id, 1, "me", Grants.tokens("next")));
        assertEquals(Optional.of(Grants.ADA), now(test).owner());
    }

    @TestVault.OnEach
    void endsAGrantOnceAndForgetsIt(TestVault test) {
        test.vault.store(grant);
        Grant rotating = taken(test.vault.claim(id, 1, "me", LEASE)).grant();
        assertEquals(Optional.of(rotating), test.vault.end(id));
        assertEquals(Optional.empty(), test.vault.end(id));
        assertEquals(Optional.empty(), test.vault.find(id));
        assertFalse(test.vault.advance(id, 1, "me", Grants.tokens("late")));
        test.vault.identify(id, Grants.ADA);
        test.vault.place(id, Grants.BASE);
        assertEquals(Optional.empty(), test.vault.find(id));
    }

    @TestVault.OnEach
    void answersFromTheStart(TestVault test) {
        assertTrue(test.vault.answers());
    }

    private Grant now(TestVault test) {
        return test.vault.find(id).orElseThrow();
    }

    static Claim.Taken taken(Claim claim) {
        return assertInstanceOf(Claim.Taken.class, claim);
    }

    static Optional<Grant> notTaken(Claim claim) {
        return assertInstanceOf(Claim.NotTaken.class, claim).now();
    }
}
