package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The numbers of grants for a health page, from every vault alike. */
class GrantNumbersContractTest {

    private static final Instant DAYS_AGO = Grants.NOW.minus(Duration.ofDays(76));

    @TestVault.OnEach
    void countConnectedGrantsThatBeganLongAgo(TestVault test) {
        stored(test, GrantKind.OFFLINE, GrantStatus.ACTIVE, 80);
        stored(test, GrantKind.OFFLINE, GrantStatus.SUSPECT, 95);
        stored(test, GrantKind.OFFLINE, GrantStatus.ACTIVE, 70);
        stored(test, GrantKind.OFFLINE, GrantStatus.NEEDS_LOGIN, 80);
        stored(test, GrantKind.SESSION, GrantStatus.ACTIVE, 80);
        GrantId permanent = stored(test, GrantKind.OFFLINE, GrantStatus.ACTIVE, 80);
        test.vault.claim(permanent, 1, "me", Duration.ofSeconds(20));
        test.vault.advance(permanent, 1, "me", Grants.tokens("first"));
        assertEquals(2, test.list.begunUntil("een", DAYS_AGO));
        assertEquals(0, test.list.begunUntil("cameramanager", DAYS_AGO));
    }

    @TestVault.OnEach
    void knowWhichGrantIsToBeKeptAliveNext(TestVault test) {
        assertEquals(Optional.empty(), test.list.nextKeepAlive("een"));
        test.rest = Duration.ofDays(11);
        stored(test, GrantKind.OFFLINE, GrantStatus.ACTIVE, 0);
        test.rest = Duration.ofDays(-1);
        stored(test, GrantKind.SESSION, GrantStatus.ACTIVE, 0);
        stored(test, GrantKind.OFFLINE, GrantStatus.NEEDS_LOGIN, 0);
        assertTrue(test.list.nextKeepAlive("een").orElseThrow().isAfter(Grants.NOW.plus(Duration.ofDays(10))));
        stored(test, GrantKind.OFFLINE, GrantStatus.ACTIVE, 0);
        assertTrue(test.list.nextKeepAlive("een").orElseThrow().isBefore(Grants.NOW.minus(Duration.ofHours(12))));
        assertEquals(Optional.empty(), test.list.nextKeepAlive("cameramanager"));
    }

    private static GrantId stored(TestVault test, GrantKind kind, GrantStatus status, int daysAgo) {
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                "een",
                Optional.of(Grants.ADA),
                1,
                status,
                "",
                Grants.tokens("first"),
                Grants.NOW.minus(Duration.ofDays(daysAgo)),
                Grants.NOW);
        test.vault.store(grant);
        return grant.id();
    }
}
