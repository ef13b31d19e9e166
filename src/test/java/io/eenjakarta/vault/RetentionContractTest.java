package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is cleared away and what is not, in every vault alike. */
class RetentionContractTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration LEASE = Duration.ofSeconds(20);

    @TestVault.OnEach
    void removesOldEntriesOfTheAuditTrail(TestVault test) {
        GrantId id = GrantId.random();
        for (int i = 1; i <= 7; i++) {
            test.audit.record(Occurrence.of(Act.ROTATED).to(id, i));
        }
        assertEquals(0, test.remains.removeEntries(DAY, 100));
        assertEquals(7, test.audit.ofGrant(id, 100).size());
        new Retention(test.remains, new Settings.Retention(Duration.ZERO, DAY)).run();
        assertEquals(List.of(), test.audit.ofGrant(id, 100));
    }

    @TestVault.OnEach
    @Requirement("C23")
    void removesDeadGrantsOfLoginsAndNoOthers(TestVault test) {
        Grant old = dead(test, GrantKind.SESSION, MONTH.plusHours(1));
        Grant young = dead(test, GrantKind.SESSION, MONTH.minusHours(1));
        Grant connected = dead(test, GrantKind.OFFLINE, MONTH.plusDays(100));
        Grant living = stored(test, GrantKind.SESSION, MONTH.plusDays(100));
        new Retention(test.remains, new Settings.Retention(DAY, MONTH)).run();
        assertEquals(Optional.empty(), test.vault.find(old.id()));
        for (Grant grant : List.of(young, connected, living)) {
            assertTrue(test.vault.find(grant.id()).isPresent(), grant.toString());
        }
    }

    @TestVault.OnEach
    void removesLinksThatLeadNowhereAndNoOthers(TestVault test) {
        Grant living = stored(test, GrantKind.OFFLINE, DAY);
        Grant dead = dead(test, GrantKind.OFFLINE, DAY);
        test.links.link(link(living.id()));
        test.links.link(link(dead.id()));
        test.links.link(link(GrantId.random()));
        new Retention(test.remains, new Settings.Retention(DAY, MONTH)).run();
        assertEquals(
                List.of(living.id(), dead.id()),
                test.links.of("ada").stream()
                        .map(GrantLink::grant)
                        .sorted((a, b) -> a.equals(living.id()) ? -1 : 1)
                        .toList());
    }

    @TestVault.OnEach
    void doesNothingTheSecondTime(TestVault test) {
        dead(test, GrantKind.SESSION, MONTH.plusDays(1));
        test.links.link(link(GrantId.random()));
        test.audit.record(Occurrence.of(Act.LOGIN));
        assertEquals(1, test.remains.removeEntries(Duration.ZERO, 10));
        assertEquals(0, test.remains.removeEntries(Duration.ZERO, 10));
        assertEquals(1, test.remains.removeGrants(MONTH, 10));
        assertEquals(0, test.remains.removeGrants(MONTH, 10));
        assertEquals(1, test.remains.removeLinks(10));
        assertEquals(0, test.remains.removeLinks(10));
    }

    private static GrantLink link(GrantId id) {
        return new GrantLink("ada", id, "een", Grants.ADA, Grants.NOW);
    }

    private static Grant dead(TestVault test, GrantKind kind, Duration age) {
        Grant grant = stored(test, kind, age);
        test.vault.claim(grant.id(), 1, "me", LEASE);
        test.vault.release(grant.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "gone");
        return grant;
    }

    private static Grant stored(TestVault test, GrantKind kind, Duration age) {
        Instant then = Grants.NOW.minus(age);
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                "een",
                Optional.of(Grants.ADA),
                1,
                GrantStatus.ACTIVE,
                "",
                Grants.tokens("first"),
                then,
                then);
        test.vault.store(grant);
        return grant;
    }
}
