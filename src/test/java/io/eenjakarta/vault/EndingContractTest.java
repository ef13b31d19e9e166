package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Grants that end soon are found and announced, in every vault alike. */
class EndingContractTest {

    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration LEASE = Duration.ofSeconds(20);

    @TestVault.OnEach
    void isKnownFromTheFirstLogin(TestVault test) {
        Grant soon = stored(test, 83);
        test.vault.identify(soon.id(), Grants.ADA);
        stored(test, 82);
        Ending expected = new Ending(
                soon.id(),
                GrantKind.OFFLINE,
                Optional.of(Grants.ADA),
                soon.firstLogin().plus(LIFE));
        assertEquals(List.of(expected), test.vault.ending("een", LIFE, 7, 10));
        assertEquals(List.of(), test.vault.ending("een", LIFE, 1, 10));
        assertEquals(2, test.vault.ending("een", LIFE, 14, 10).size());
        assertEquals(1, test.vault.ending("een", LIFE, 14, 1).size());
        assertEquals(List.of(), test.vault.ending("cameramanager", LIFE, 7, 10));
        assertEquals(List.of(), test.vault.ending("een", LIFE.plusDays(1), 7, 10));
    }

    @TestVault.OnEach
    void isThereEvenWhenNobodyKnowsWhoseItIsOrItHasPassed(TestVault test) {
        Grant over = stored(test, 100);
        assertEquals(Optional.empty(), only(test, 1).owner());
        assertEquals(over.firstLogin().plus(LIFE), only(test, 1).endsAt());
    }

    @TestVault.OnEach
    void isAnnouncedOnceAtEachMark(TestVault test) {
        GrantId id = stored(test, 89).id();
        assertTrue(test.vault.announce(id, 14));
        assertFalse(test.vault.announce(id, 14));
        assertEquals(List.of(), test.vault.ending("een", LIFE, 14, 10));
        assertEquals(id, only(test, 7).id());
        assertTrue(test.vault.announce(id, 1));
        for (int mark : Ending.MARKS) {
            assertEquals(List.of(), test.vault.ending("een", LIFE, mark, 10));
            assertFalse(test.vault.announce(id, mark), "at " + mark);
        }
        assertFalse(test.vault.announce(GrantId.random(), 1));
    }

    @TestVault.OnEach
    void isAnnouncedByOneOfMany(TestVault test) throws Exception {
        GrantId id = stored(test, 80).id();
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> test.vault.announce(id, 14));
            }
            int announced = 0;
            for (Future<Boolean> each : nodes.invokeAll(all)) {
                announced += each.get() ? 1 : 0;
            }
            assertEquals(1, announced);
        } finally {
            nodes.shutdownNow();
        }
    }

    @TestVault.OnEach
    void isNotThereForLoginsAndDeadGrants(TestVault test) {
        test.vault.store(since(GrantKind.SESSION, 89));
        GrantId dead = stored(test, 89).id();
        test.vault.claim(dead, 1, "me", LEASE);
        assertEquals(dead, only(test, 1).id(), "in the middle of a rotation");
        test.vault.release(dead, 1, "me", GrantStatus.SUSPECT, true, "lost");
        assertEquals(dead, only(test, 1).id(), "while it is suspect");
        test.vault.claim(dead, 1, "me", LEASE);
        test.vault.release(dead, 1, "me", GrantStatus.NEEDS_LOGIN, false, "refused");
        assertEquals(List.of(), test.vault.ending("een", LIFE, 1, 10));
    }

    @TestVault.OnEach
    void isNotThereWhileTheTokenIsPermanent(TestVault test) {
        GrantId id = stored(test, 89).id();
        rotate(test, id, 1, "first");
        assertEquals(List.of(), test.vault.ending("een", LIFE, 1, 10));
        rotate(test, id, 2, "rotated");
        assertEquals(id, only(test, 1).id());
    }

    @TestVault.OnEach
    void isRememberedOverRotations(TestVault test) {
        GrantId id = stored(test, 80).id();
        test.vault.announce(id, 14);
        rotate(test, id, 1, "next");
        assertEquals(List.of(), test.vault.ending("een", LIFE, 14, 10));
    }

    private static Ending only(TestVault test, int mark) {
        List<Ending> found = test.vault.ending("een", LIFE, mark, 10);
        assertEquals(1, found.size());
        return found.get(0);
    }

    private static void rotate(TestVault test, GrantId id, int generation, String token) {
        test.vault.claim(id, generation, "me", LEASE);
        assertTrue(test.vault.advance(id, generation, "me", Grants.tokens(token)));
    }

    private static Grant stored(TestVault test, int daysAgo) {
        Grant grant = since(GrantKind.OFFLINE, daysAgo);
        test.vault.store(grant);
        return grant;
    }

    private static Grant since(GrantKind kind, int daysAgo) {
        Instant first = Grants.NOW.minus(Duration.ofDays(daysAgo));
        return new Grant(
                GrantId.random(),
                kind,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                Grants.tokens("first"),
                first,
                Grants.NOW);
    }
}
