package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of grants, in every vault alike. */
class GrantListContractTest {

    private static final Grant.Owner BOB = new Grant.Owner("00002222", "b0b");

    @TestVault.OnEach
    void showsTheLatestLoginFirst(TestVault test) {
        Grant older = stored(test, GrantKind.SESSION, "een", Optional.of(Grants.ADA), 60);
        Grant newer = stored(test, GrantKind.OFFLINE, "een", Optional.empty(), 30);
        List<GrantLine> all = test.list.page(GrantFilter.all(), ListPage.first(10));
        assertEquals(List.of(newer.id(), older.id()), ids(all));
        GrantLine line = all.get(1);
        assertEquals(
                new GrantLine(
                        older.id(),
                        "SESSION",
                        "een",
                        Optional.of(Grants.ADA),
                        1,
                        "ACTIVE",
                        "",
                        line.firstLogin(),
                        line.lastRotation(),
                        false),
                line);
        Duration apart = Duration.between(older.firstLogin(), line.firstLogin()).abs();
        assertTrue(apart.compareTo(Duration.ofMinutes(10)) < 0, apart::toString);
        assertFalse(all.toString().contains("access-") || all.toString().contains("refresh-"), all.toString());
    }

    @TestVault.OnEach
    void showsWhatTheFilterWants(TestVault test) {
        Grant ada = stored(test, GrantKind.SESSION, "een", Optional.of(Grants.ADA), 4);
        Grant bob = stored(test, GrantKind.OFFLINE, "een", Optional.of(BOB), 3);
        Grant other = stored(test, GrantKind.OFFLINE, "cameramanager", Optional.of(BOB), 2);
        Grant dead = stored(test, GrantKind.OFFLINE, "een", Optional.empty(), 1);
        test.vault.claim(dead.id(), 1, "me", Duration.ofSeconds(20));
        test.vault.release(dead.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "gone");
        test.vault.claim(ada.id(), 1, "me", Duration.ofSeconds(20));
        assertEquals(List.of(dead.id()), found(test, GrantFilter.all().in(GrantStatus.NEEDS_LOGIN)));
        assertEquals(
                List.of(dead.id(), ada.id()),
                found(test, GrantFilter.all().in(GrantStatus.NEEDS_LOGIN, GrantStatus.ROTATING)));
        assertEquals(List.of(ada.id()), found(test, GrantFilter.all().of(GrantKind.SESSION)));
        assertEquals(List.of(other.id()), found(test, GrantFilter.all().at("cameramanager")));
        assertEquals(
                List.of(other.id(), bob.id()), found(test, GrantFilter.all().of(BOB)));
        assertEquals(
                List.of(other.id(), bob.id()), found(test, GrantFilter.all().of("00002222")));
        assertEquals(List.of(bob.id()), found(test, GrantFilter.all().of(BOB).at("een")));
        assertEquals(List.of(), found(test, GrantFilter.all().of("00002222").in(GrantStatus.ENDED)));
        assertEquals(Map.of("ACTIVE", 2L, "ROTATING", 1L, "NEEDS_LOGIN", 1L), test.list.counts());
        assertEquals(
                "gone",
                test.list
                        .page(GrantFilter.all().in(GrantStatus.NEEDS_LOGIN), ListPage.first(1))
                        .get(0)
                        .reason());
    }

    @TestVault.OnEach
    void isEmptyForAnEmptyVault(TestVault test) {
        assertEquals(List.of(), test.list.page(GrantFilter.all(), ListPage.first(10)));
        assertEquals(Map.of(), test.list.counts());
    }

    /** Many of one moment, as when a portal moves in. */
    @TestVault.OnEach
    void leavesOutNothingBetweenPages(TestVault test) {
        for (int i = 0; i < 23; i++) {
            stored(test, GrantKind.SESSION, "een", Optional.empty(), i / 10);
        }
        List<GrantId> seen = new ArrayList<>();
        ListPage<GrantLine> page = ListPage.first(5);
        List<GrantLine> found = test.list.page(GrantFilter.all(), page);
        while (!found.isEmpty() && seen.size() < 100) {
            seen.addAll(ids(found));
            test.vault.end(seen.get(0));
            stored(test, GrantKind.SESSION, "een", Optional.empty(), -10);
            page = page.behind(found.get(found.size() - 1));
            found = test.list.page(GrantFilter.all(), page);
        }
        assertEquals(23, seen.size());
        assertEquals(23, new HashSet<>(seen).size());
    }

    private static Grant stored(
            TestVault test, GrantKind kind, String provider, Optional<Grant.Owner> owner, long secondsAgo) {
        Instant login = Grants.NOW.minusSeconds(secondsAgo);
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                provider,
                owner,
                1,
                GrantStatus.ACTIVE,
                "",
                Grants.tokens("first"),
                login,
                login);
        test.vault.store(grant);
        return grant;
    }

    private static List<GrantId> found(TestVault test, GrantFilter filter) {
        return ids(test.list.page(filter, ListPage.first(10)));
    }

    private static List<GrantId> ids(List<GrantLine> lines) {
        return lines.stream().map(GrantLine::id).toList();
    }
}
