package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long grants rest that nobody uses, in every vault alike. */
class RestContractTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration OVER = Duration.ofSeconds(-1);

    private final Grant grant = Grants.fresh(GrantKind.OFFLINE, Grants.NOW);
    private final GrantId id = grant.id();

    @TestVault.OnEach
    void endsFirstForWhoeverIsOverdueLongest(TestVault test) {
        Resting second = stored(test, Duration.ofHours(-2));
        Resting first = stored(test, Duration.ofHours(-3));
        Resting third = stored(test, Duration.ofHours(-1));
        stored(test, DAY);
        assertEquals(List.of(first, second, third), test.vault.resting("een", 10));
        assertEquals(List.of(first, second), test.vault.resting("een", 2));
        assertEquals(List.of(), test.vault.resting("cameramanager", 10));
    }

    @TestVault.OnEach
    void neverEndsForALogin(TestVault test) {
        test.rest = OVER;
        Grant login = Grants.fresh();
        test.vault.store(login);
        test.vault.claim(login.id(), 1, "me", LEASE);
        test.vault.advance(login.id(), 1, "me", Grants.tokens("next"));
        test.vault.postpone(new Resting(login.id(), 2), OVER);
        assertEquals(List.of(), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void neverEndsWithoutARefreshToken(TestVault test) {
        TokenSet bare = new TokenSet(
                Grants.tokens("bare").accessToken(), Optional.empty(), Grants.NOW, Optional.empty(), Optional.empty());
        stored(test, OVER, grant.rotated(bare, Grants.NOW));
        assertEquals(List.of(), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void beginsAnewWithEachRotation(TestVault test) {
        stored(test, OVER, grant);
        test.rest = DAY;
        test.vault.claim(id, 1, "me", LEASE);
        test.vault.advance(id, 1, "me", Grants.tokens("next"));
        assertEquals(List.of(), test.vault.resting("een", 10));
        test.rest = OVER;
        test.vault.claim(id, 2, "me", LEASE);
        test.vault.advance(id, 2, "me", Grants.tokens("third"));
        assertEquals(List.of(new Resting(id, 3)), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void isOverWhenTheProviderDidNotAnswer(TestVault test) {
        stored(test, OVER, grant);
        test.vault.claim(id, 1, "me", LEASE);
        assertEquals(List.of(), test.vault.resting("een", 10), "somebody is at it");
        test.vault.release(id, 1, "me", GrantStatus.SUSPECT, true, Grant.LOST_REPLY);
        assertEquals(List.of(new Resting(id, 1)), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void isOverWhenTheOneWhoWasAtItDied(TestVault test) {
        stored(test, OVER, grant);
        test.vault.claim(id, 1, "dead", OVER);
        assertEquals(List.of(new Resting(id, 1)), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void isForeverWhenTheGrantIsDeadAndEndsWhenItIsNotAfterAll(TestVault test) {
        stored(test, OVER, grant);
        test.vault.claim(id, 1, "slow", LEASE);
        test.vault.release(id, 1, "slow", GrantStatus.NEEDS_LOGIN, false, Grant.LOST_REPLY);
        assertEquals(List.of(), test.vault.resting("een", 10));
        test.vault.postpone(new Resting(id, 1), OVER);
        assertEquals(List.of(), test.vault.resting("een", 10));
        assertTrue(test.vault.advance(id, 1, "slow", Grants.tokens("late")));
        assertEquals(List.of(new Resting(id, 2)), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void isLongerForWhatCannotBeRefreshedNow(TestVault test) {
        Resting other = stored(test, OVER);
        stored(test, Duration.ofHours(-1), grant);
        test.vault.postpone(new Resting(id, 2), DAY);
        assertEquals(List.of(new Resting(id, 1), other), test.vault.resting("een", 10), "of another generation");
        test.vault.postpone(new Resting(id, 1), DAY);
        assertEquals(List.of(other), test.vault.resting("een", 10));
        test.vault.postpone(new Resting(id, 1), OVER);
        assertEquals(2, test.vault.resting("een", 10).size());
    }

    @TestVault.OnEach
    void endsForNoGrantThatIsGone(TestVault test) {
        stored(test, OVER, grant);
        test.vault.end(id);
        assertEquals(List.of(), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void isNotedTogetherWithATokenThatStays(TestVault test) {
        test.vault.store(grant);
        assertFalse(now(test).permanent());
        rotate(test, "first");
        assertTrue(now(test).permanent(), "the same refresh token came back");
        test.vault.identify(id, Grants.ADA);
        test.vault.place(id, Grants.BASE);
        assertTrue(taken(test.vault.claim(id, 2, "me", LEASE)).grant().permanent());
        test.vault.release(id, 2, "me", GrantStatus.ACTIVE, true, "");
        assertTrue(now(test).permanent());
        rotate(test, "other");
        assertFalse(now(test).permanent(), "the client's tokens rotate again");
        rotate(test, "another");
        assertFalse(now(test).permanent());
    }

    @TestVault.OnEach
    void keepsWhatWasKnownOfATokenWhenItIsStored(TestVault test) {
        Grant known = grant.rotated(grant.tokens(), Grants.NOW);
        test.vault.store(known);
        assertEquals(Optional.of(known), test.vault.find(id));
        assertEquals(
                new RefreshToken("refresh-first"),
                now(test).tokens().refreshToken().orElseThrow());
        assertTrue(now(test).permanent());
    }

    private void rotate(TestVault test, String token) {
        int generation = now(test).generation();
        test.vault.claim(id, generation, "me", LEASE);
        assertTrue(test.vault.advance(id, generation, "me", Grants.tokens(token)));
    }

    private Grant now(TestVault test) {
        return test.vault.find(id).orElseThrow();
    }

    private static Resting stored(TestVault test, Duration rest) {
        return stored(test, rest, Grants.fresh(GrantKind.OFFLINE, Grants.NOW));
    }

    private static Resting stored(TestVault test, Duration rest, Grant grant) {
        test.rest = rest;
        test.vault.store(grant);
        return new Resting(grant.id(), grant.generation());
    }
}
