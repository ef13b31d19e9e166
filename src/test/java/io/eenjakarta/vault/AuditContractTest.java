package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the audit trail keeps, wherever it lies. */
class AuditContractTest {

    private static final Grant.Owner BOB = new Grant.Owner("00001106", "b0b");

    private final GrantId id = GrantId.random();
    private final Occurrence login = Occurrence.of(Act.LOGIN, LogCode.LOGIN_DONE)
            .by("een/00001106/ca0f61ab")
            .to(id, 1)
            .at("een")
            .of(Grants.ADA);

    @TestVault.OnEach
    void keepsAllThatIsKnown(TestVault test) {
        Occurrence all = login.because("an example");
        test.audit.record(all);
        AuditEntry entry = test.audit.ofGrant(id, 10).get(0);
        assertEquals(all, entry.what());
        assertEquals(
                new Occurrence(
                        Act.LOGIN,
                        "een/00001106/ca0f61ab",
                        id.value(),
                        "een",
                        "00001106",
                        "ca0f61ab",
                        1,
                        "EEN-LOGIN-03",
                        "an example"),
                entry.what());
        Duration age = Duration.between(entry.at(), new SettableOffset().instant());
        assertTrue(
                age.compareTo(Duration.ofSeconds(-5)) > 0 && age.compareTo(Duration.ofMinutes(10)) < 0, age::toString);
    }

    @TestVault.OnEach
    void showsTheLatestFirstAndWhatTheFilterWants(TestVault test) {
        test.audit.record(login);
        test.audit.record(Occurrence.of(Act.ROTATED).to(id, 2));
        test.audit.record(Occurrence.of(Act.LOGIN)
                .by("bob")
                .to(GrantId.random(), 1)
                .at("een")
                .of(BOB));
        test.audit.record(Occurrence.of(Act.LOGOUT).by("bob"));
        assertEquals(List.of(Act.ROTATED, Act.LOGIN), acts(test.audit.ofGrant(id, 10)));
        assertEquals(List.of(Act.ROTATED), acts(test.audit.ofGrant(id, 1)));
        assertEquals(4, recent(test, AuditFilter.all()).size());
        assertEquals(
                List.of(Act.LOGOUT, Act.LOGIN),
                acts(recent(test, AuditFilter.all().by("bob"))));
        assertEquals(List.of(Act.LOGIN), acts(recent(test, AuditFilter.all().of(BOB))));
        assertEquals(
                List.of(Act.LOGIN, Act.LOGIN),
                acts(recent(test, AuditFilter.all().of("00001106"))));
        assertEquals(
                List.of(Act.LOGOUT, Act.ROTATED),
                acts(recent(test, AuditFilter.all().acts(Act.ROTATED, Act.LOGOUT))));
        assertEquals(
                List.of(Act.LOGIN),
                acts(recent(test, AuditFilter.all().by("bob").acts(Act.ROTATED, Act.LOGIN))));
        assertEquals(List.of(), recent(test, AuditFilter.all().by("nobody")));
    }

    @TestVault.OnEach
    void leavesOutNothingBetweenPagesHoweverFastItGrows(TestVault test) {
        for (int i = 1; i <= 25; i++) {
            test.audit.record(Occurrence.of(Act.ROTATED).to(id, i));
        }
        List<Integer> seen = new ArrayList<>();
        ListPage<AuditEntry> page = ListPage.first(10);
        List<AuditEntry> found = test.audit.recent(AuditFilter.all().to(id), page);
        while (!found.isEmpty() && seen.size() < 100) {
            found.forEach(entry -> seen.add(entry.what().generation()));
            test.audit.record(Occurrence.of(Act.ROTATED).to(id, 100));
            page = page.behind(found.get(found.size() - 1));
            found = test.audit.recent(AuditFilter.all().to(id), page);
        }
        List<Integer> all = new ArrayList<>();
        for (int i = 25; i >= 1; i--) {
            all.add(i);
        }
        assertEquals(all, seen);
    }

    @TestVault.OnEach
    void keepsWhatNoDatabaseWouldTake(TestVault test) {
        String long1000 = "\u00e4".repeat(1_000);
        test.audit.record(Occurrence.of(Act.REFUSED)
                .by("a\u0000b\n\ud800c\ud83d\ude00" + long1000)
                .to(id, 1)
                .at(long1000)
                .of(new Grant.Owner(long1000, null))
                .because("x".repeat(499) + "\ud83d\ude00"));
        Occurrence kept = test.audit.ofGrant(id, 1).get(0).what();
        assertTrue(kept.who().startsWith("a b ?c\ud83d\ude00\u00e4"), kept.who());
        assertEquals(255, kept.who().length());
        assertEquals(64, kept.provider().length());
        assertEquals(255, kept.account().length());
        assertEquals("", kept.user());
        assertEquals("x".repeat(499), kept.why(), "no half of a character");
    }

    @TestVault.OnEach
    void forgetsAUserInAllEntriesOfTheirGrants(TestVault test) {
        test.audit.record(login);
        test.audit.record(Occurrence.of(Act.LOGOUT).by("een/00001106/ca0f61ab").to(id));
        test.audit.record(Occurrence.of(Act.NEEDS_LOGIN).of(Grants.ADA).because("ada left"));
        test.audit.record(Occurrence.of(Act.LOGIN).by("bob").of(BOB).because("stays"));
        test.audit.record(Occurrence.of(Act.LOGOUT).by("nobody's grant"));
        assertEquals(3, test.audit.anonymise(Grants.ADA));
        List<AuditEntry> all = recent(test, AuditFilter.all());
        assertEquals(List.of(Act.LOGOUT, Act.LOGIN, Act.NEEDS_LOGIN, Act.LOGOUT, Act.LOGIN), acts(all));
        assertFalse(all.toString().contains("ca0f61ab") || all.toString().contains("ada left"), all.toString());
        assertTrue(all.toString().contains("stays") && all.toString().contains("nobody's grant"), all.toString());
        assertEquals(List.of(Act.LOGOUT, Act.LOGIN), acts(test.audit.ofGrant(id, 10)));
        assertEquals(0, test.audit.anonymise(Grants.ADA));
    }

    @TestVault.OnEach
    void keepsTheAdministratorsWhoActedOnTheGrantsOfAForgottenUser(TestVault test) {
        test.audit.record(login);
        Occurrence checked = Occurrence.of(Act.ADMIN_CALLED).by("root").to(id).at("een");
        test.audit.record(checked.because("for ada"));
        Occurrence ended = Occurrence.of(Act.ADMIN_ENDED).by("root").to(id, 1).at("een");
        test.audit.record(ended.of(Grants.ADA).because("ada asked"));
        assertEquals(3, test.audit.anonymise(Grants.ADA));
        assertEquals(
                List.of(ended, checked),
                test.audit.ofGrant(id, 2).stream().map(AuditEntry::what).toList());
        assertEquals(0, test.audit.anonymise(Grants.ADA));
        assertEquals(2, test.audit.anonymise("root"), "an administrator is forgotten as well");
        assertEquals(List.of(), recent(test, AuditFilter.all().by("root")));
    }

    @TestVault.OnEach
    void keepsTheAdministratorsWhoActedOnTheGrantsOfAForgottenCaller(TestVault test) {
        test.audit.record(Occurrence.of(Act.CONNECTED).by("ada").to(id, 1).of(BOB));
        test.audit.record(Occurrence.of(Act.ADMIN_REFRESHED).by("ada").to(id, 2).of(BOB));
        test.audit.record(Occurrence.of(Act.ADMIN_ENDED).by("root").to(id, 2).of(BOB));
        assertEquals(3, test.audit.anonymise("ada"));
        assertEquals(
                List.of(
                        Occurrence.of(Act.ADMIN_ENDED).by("root").to(id, 2),
                        Occurrence.of(Act.ADMIN_REFRESHED).to(id, 2),
                        Occurrence.of(Act.CONNECTED).to(id, 1)),
                test.audit.ofGrant(id, 9).stream().map(AuditEntry::what).toList());
    }

    @TestVault.OnEach
    void forgetsACallerInTheEntriesOfGrantsOlderThanTheTrail(TestVault test) {
        GrantId others = GrantId.random();
        Occurrence rotated = Occurrence.of(Act.ROTATED).to(id, 2).at("een");
        Occurrence ended = Occurrence.of(Act.ADMIN_ENDED).by("root").to(id, 2).at("een");
        Occurrence stays = Occurrence.of(Act.EXPIRING).to(others, 1).of(BOB).because("days left 7");
        test.audit.record(rotated.of(BOB));
        test.audit.record(Occurrence.of(Act.KEPT_ALIVE).to(id, 2));
        test.audit.record(stays);
        test.audit.record(ended.of(BOB));
        test.audit.record(
                Occurrence.of(Act.DISCONNECTED).by("ada").to(id, 2).of(BOB).because("disconnected"));
        assertEquals(3, test.audit.anonymise("ada", Set.of(id)));
        assertEquals(
                List.of(
                        Occurrence.of(Act.DISCONNECTED).to(id, 2),
                        ended,
                        stays,
                        Occurrence.of(Act.KEPT_ALIVE).to(id, 2),
                        rotated),
                recent(test, AuditFilter.all()).stream().map(AuditEntry::what).toList());
        assertEquals(0, test.audit.anonymise("ada", Set.of(id)));
    }

    @TestVault.OnEach
    void isNotFilledByWhatAnybodyCanCause(TestVault test) {
        for (int i = 0; i < Flood.MOST * 3; i++) {
            test.audit.record(Occurrence.of(Act.LOGIN_REFUSED));
            test.audit.record(Occurrence.of(Act.ROTATED).to(id, i));
        }
        int refused = recent(test, AuditFilter.all().acts(Act.LOGIN_REFUSED)).size();
        // Perhaps a minute ended in between.
        assertTrue(refused >= Flood.MOST && refused <= Flood.MOST * 2 + 1, "refused " + refused);
        assertEquals(Flood.MOST * 3, test.audit.ofGrant(id, 1_000).size());
        assertEquals(0, test.audit.lost());
    }

    @TestVault.OnEach
    void goesOnPagesOfABoundedSize(TestVault test) {
        assertThrows(IllegalArgumentException.class, () -> test.audit.ofGrant(id, 0));
        assertThrows(IllegalArgumentException.class, () -> test.audit.ofGrant(id, ListPage.MOST + 1));
        assertEquals(Optional.empty(), ListPage.first(ListPage.MOST).after());
    }

    private static List<AuditEntry> recent(TestVault test, AuditFilter filter) {
        return test.audit.recent(filter, ListPage.first(500));
    }

    private static List<Act> acts(List<AuditEntry> entries) {
        return entries.stream().map(entry -> entry.what().act()).toList();
    }
}
