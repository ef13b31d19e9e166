package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A grant gets the tokens of a new login and stays, in every vault alike. */
class ReplacedContractTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration LIFE = Duration.ofDays(90);
    private static final int ROUNDS = 60;
    private static final Grant.Owner BOB = new Grant.Owner("00001106", "b0b");

    @TestVault.OnEach
    void beginsItsLifeAnew(TestVault test) {
        Grant old = stored(test, GrantKind.OFFLINE, Grants.ADA, 89, "old");
        assertTrue(test.vault.announce(old.id(), 1));
        Grant login = stored(test, GrantKind.SESSION, Grants.ADA, 0, "new");
        Replaced replaced = test.vault.replace(old.id(), login).orElseThrow();
        assertEquals(old, replaced.before().orElseThrow());
        Grant now = test.vault.find(old.id()).orElseThrow();
        assertEquals(now, replaced.now());
        assertEquals(2, now.generation());
        assertEquals(login.tokens(), now.tokens());
        assertEquals(login.firstLogin(), now.firstLogin());
        assertEquals(GrantKind.OFFLINE, now.kind());
        assertEquals(login, test.vault.find(login.id()).orElseThrow(), "the login's own grant");
        assertEquals(List.of(), test.vault.ending("een", LIFE, 14, 10));
        assertTrue(test.vault.announce(old.id(), 14), "announced anew");
    }

    @TestVault.OnEach
    void restsAgain(TestVault test) {
        test.rest = Duration.ofDays(-1);
        Grant old = stored(test, GrantKind.OFFLINE, Grants.ADA, 20, "old");
        assertEquals(1, test.vault.resting("een", 10).size());
        test.rest = Duration.ofDays(10);
        test.vault.replace(old.id(), stored(test, GrantKind.SESSION, Grants.ADA, 0, "new"));
        assertEquals(List.of(), test.vault.resting("een", 10));
    }

    @TestVault.OnEach
    void isAliveAgain(TestVault test) {
        Grant old = stored(test, GrantKind.OFFLINE, Grants.ADA, 95, "old");
        test.vault.claim(old.id(), 1, "me", LEASE);
        test.vault.release(old.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "expired");
        Grant login = stored(test, GrantKind.SESSION, Grants.ADA, 0, "new");
        Grant now = test.vault.replace(old.id(), login).orElseThrow().now();
        assertEquals(GrantStatus.ACTIVE, now.status());
        assertEquals("", now.reason());
        assertInstanceOf(Claim.Taken.class, test.vault.claim(old.id(), 2, "you", LEASE));
    }

    @TestVault.OnEach
    void hasNoUseForTheRotationThatWasUnderWay(TestVault test) {
        Grant old = stored(test, GrantKind.OFFLINE, Grants.ADA, 20, "old");
        test.vault.claim(old.id(), 1, "me", LEASE);
        Grant login = stored(test, GrantKind.SESSION, Grants.ADA, 0, "new");
        test.vault.replace(old.id(), login);
        assertFalse(test.vault.advance(old.id(), 1, "me", Grants.tokens("late")));
        assertFalse(test.vault.release(old.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "late"));
        Grant now = test.vault.find(old.id()).orElseThrow();
        assertEquals(login.tokens(), now.tokens());
        assertEquals(GrantStatus.ACTIVE, now.status());
    }

    /** Two sets of tokens of one generation could not be told apart by nodes that hold one of them. */
    @TestVault.OnEach
    void sharesNoGenerationWithARotationThatCameFirst(TestVault test) throws Exception {
        Grant login = stored(test, GrantKind.SESSION, Grants.ADA, 0, "new");
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Grant old = stored(test, GrantKind.OFFLINE, Grants.ADA, 20, "old");
                test.vault.claim(old.id(), 1, "me", LEASE);
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Boolean> rotated = nodes.submit(() -> {
                    together.await();
                    return test.vault.advance(old.id(), 1, "me", Grants.tokens("rotated"));
                });
                Future<Optional<Replaced>> replaced = nodes.submit(() -> {
                    together.await();
                    return test.vault.replace(old.id(), login);
                });
                Grant now = replaced.get().orElseThrow().now();
                assertEquals(rotated.get() ? 3 : 2, now.generation());
                assertEquals(
                        login.tokens(), test.vault.find(old.id()).orElseThrow().tokens());
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @TestVault.OnEach
    void isNobodyElsesAndNoLogin(TestVault test) {
        Grant login = stored(test, GrantKind.SESSION, Grants.ADA, 0, "new");
        Grant bobs = stored(test, GrantKind.OFFLINE, BOB, 20, "bob");
        Grant session = stored(test, GrantKind.SESSION, Grants.ADA, 1, "session");
        Grant nobodys = stored(test, GrantKind.OFFLINE, null, 20, "nobody");
        Grant unknown = stored(test, GrantKind.SESSION, null, 0, "unknown");
        for (Grant other : List.of(bobs, session, nobodys)) {
            assertEquals(Optional.empty(), test.vault.replace(other.id(), login));
            assertEquals(other, test.vault.find(other.id()).orElseThrow());
        }
        assertEquals(Optional.empty(), test.vault.replace(nobodys.id(), unknown));
        assertEquals(Optional.empty(), test.vault.replace(GrantId.random(), login));
    }

    @TestVault.OnEach
    void isNoLongerKnownAsPermanent(TestVault test) {
        Grant old = stored(test, GrantKind.OFFLINE, Grants.ADA, 20, "old");
        test.vault.claim(old.id(), 1, "me", LEASE);
        test.vault.advance(old.id(), 1, "me", Grants.tokens("old"));
        assertTrue(test.vault.find(old.id()).orElseThrow().permanent());
        Grant login = stored(test, GrantKind.SESSION, Grants.ADA, 0, "new");
        assertFalse(test.vault.replace(old.id(), login).orElseThrow().now().permanent());
    }

    private static Grant stored(TestVault test, GrantKind kind, Grant.Owner owner, int daysAgo, String tokens) {
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                "een",
                Optional.ofNullable(owner),
                1,
                GrantStatus.ACTIVE,
                "",
                Grants.tokens(tokens),
                Grants.NOW.minus(Duration.ofDays(daysAgo)),
                Grants.NOW);
        test.vault.store(grant);
        return test.vault.find(grant.id()).orElseThrow();
    }
}
