package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Numbers over time, and the lists behind them, in every vault alike. */
class ChartContractTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Instant TODAY = Grants.NOW.truncatedTo(ChronoUnit.DAYS);

    @TestVault.OnEach
    void countsEndingsByTheDay(TestVault test) {
        stored(test, GrantKind.OFFLINE, "een", ending(0).plusMillis(1));
        stored(test, GrantKind.OFFLINE, "een", ending(1).minusMillis(1));
        stored(test, GrantKind.OFFLINE, "een", ending(1));
        stored(test, GrantKind.OFFLINE, "een", ending(4).minusMillis(1));
        stored(test, GrantKind.OFFLINE, "een", ending(4));
        stored(test, GrantKind.OFFLINE, "een", ending(0).minusMillis(1));
        stored(test, GrantKind.SESSION, "een", ending(2));
        stored(test, GrantKind.OFFLINE, "cameramanager", ending(2));
        dead(test, ending(2));
        permanent(test, ending(2));
        assertEquals(List.of(2L, 1L, 0L, 1L), test.list.endings("een", LIFE, TODAY, DAY, 4));
        assertEquals(List.of(0L, 0L, 1L, 0L), test.list.endings("cameramanager", LIFE, TODAY, DAY, 4));
        assertEquals(
                List.of(0L), test.list.endings("een", LIFE, TODAY.minus(Duration.ofDays(9)), Duration.ofHours(1), 1));
        assertThrows(IllegalArgumentException.class, () -> test.list.endings("een", LIFE, TODAY, DAY, 0));
    }

    @TestVault.OnEach
    void listsTheOldestFirst(TestVault test) {
        Grant second = stored(test, GrantKind.OFFLINE, "een", ending(2));
        Grant first = stored(test, GrantKind.OFFLINE, "een", ending(1));
        Grant third = stored(test, GrantKind.OFFLINE, "een", ending(3));
        stored(test, GrantKind.OFFLINE, "een", ending(4));
        stored(test, GrantKind.SESSION, "een", ending(1));
        dead(test, ending(1));
        permanent(test, ending(1));
        Instant until = ending(3);
        assertEquals(
                List.of(first.id(), second.id(), third.id()), ids(test.list.oldest("een", until, ListPage.first(9))));
        ListPage<GrantLine> page = ListPage.first(2);
        List<GrantLine> found = test.list.oldest("een", until, page);
        assertEquals(List.of(first.id(), second.id()), ids(found));
        assertEquals(List.of(third.id()), ids(test.list.oldest("een", until, page.behind(found.get(1)))));
    }

    @TestVault.OnEach
    void findsWhatContainsAText(TestVault test) {
        Grant grant = stored(test, GrantKind.SESSION, "een", TODAY);
        stored(test, GrantKind.SESSION, "een", TODAY);
        test.vault.identify(grant.id(), new Grant.Owner("ac%c_1!", "b0b"));
        for (String text :
                List.of("b0", "c%c_1!", "_1!", "!", grant.id().value().substring(2, 20))) {
            assertEquals(List.of(grant.id()), found(test, GrantFilter.all().with(text)), text);
        }
        assertEquals(2, found(test, GrantFilter.all().with("")).size());
        assertEquals(List.of(), found(test, GrantFilter.all().with("b0b").at("cameramanager")));
        assertEquals(List.of(), found(test, GrantFilter.all().with("B0B")));
        assertEquals(grant.id(), test.list.find(grant.id()).orElseThrow().id());
        assertEquals(Optional.empty(), test.list.find(new GrantId("")));
    }

    @TestVault.OnEach
    void findsLoginsThatNobodyUses(TestVault test) {
        Duration silence = Duration.ofDays(14);
        Grant lost = silent(test, GrantKind.SESSION, "een", 20);
        Grant held = silent(test, GrantKind.SESSION, "een", 21);
        test.vault.claim(held.id(), 1, "me", Duration.ofHours(1));
        silent(test, GrantKind.SESSION, "een", 13);
        silent(test, GrantKind.OFFLINE, "een", 20);
        silent(test, GrantKind.SESSION, "cameramanager", 20);
        stored(test, GrantKind.SESSION, "een", Grants.NOW.minus(Duration.ofDays(20)));
        assertEquals(List.of(lost.id()), ids(test.list.unused("een", silence, 9)), "the last one's access token lives");
        Grant dead = silent(test, GrantKind.SESSION, "een", 22);
        test.vault.claim(dead.id(), 1, "dead", Duration.ofSeconds(-1));
        assertEquals(List.of(dead.id(), lost.id()), ids(test.list.unused("een", silence, 9)));
        assertEquals(List.of(dead.id()), ids(test.list.unused("een", silence, 1)));
    }

    @TestVault.OnEach
    void knowsApartWhichLoginsMayBeInUse(TestVault test) {
        Duration silence = Duration.ofDays(90);
        Grant endless = withoutEnd(test, GrantKind.SESSION, 91);
        Grant held = withoutEnd(test, GrantKind.SESSION, 92);
        test.vault.claim(held.id(), 1, "me", Duration.ofHours(1));
        withoutEnd(test, GrantKind.SESSION, 89);
        withoutEnd(test, GrantKind.OFFLINE, 91);
        Grant ended = silent(test, GrantKind.SESSION, "een", 91);
        assertEquals(List.of(endless.id()), ids(test.list.unusedWithoutEnd("een", silence, 9)));
        assertEquals(List.of(), test.list.unusedWithoutEnd("cameramanager", silence, 9));
        assertEquals(List.of(ended.id()), ids(test.list.unused("een", Duration.ofDays(14), 9)));
    }

    @TestVault.OnEach
    void countsActsByTheStep(TestVault test) {
        for (Act act : List.of(Act.ROTATED, Act.ROTATED, Act.NEEDS_LOGIN, Act.LOGIN)) {
            test.audit.record(Occurrence.of(act));
        }
        Instant from = Grants.NOW.minus(Duration.ofDays(2));
        Map<Act, List<Long>> counts = test.audit.counts(Set.of(Act.ROTATED, Act.NEEDS_LOGIN, Act.ENDED), from, DAY, 4);
        assertEquals(Set.of(Act.ROTATED, Act.NEEDS_LOGIN, Act.ENDED), counts.keySet());
        assertEquals(List.of(0L, 0L, 2L, 0L), counts.get(Act.ROTATED));
        assertEquals(1, sum(counts.get(Act.NEEDS_LOGIN)));
        assertEquals(0, sum(counts.get(Act.ENDED)));
        assertEquals(
                List.of(0L, 0L),
                test.audit.counts(Set.of(Act.ROTATED), from, DAY, 2).get(Act.ROTATED));
    }

    @TestVault.OnEach
    void takesACallerOutOfTheTrail(TestVault test) {
        GrantId hers = GrantId.random();
        GrantId others = GrantId.random();
        test.audit.record(Occurrence.of(Act.CONNECTED).by("ada").to(hers, 1).of(Grants.ADA));
        test.audit.record(Occurrence.of(Act.ROTATED).to(hers, 2).of(Grants.ADA).because("hers"));
        test.audit.record(Occurrence.of(Act.ADMIN_ENDED).by("ada").to(others, 1));
        test.audit.record(Occurrence.of(Act.LOGIN).by("grace").to(others, 1).of(Grants.ADA));
        assertEquals(3, test.audit.anonymise("ada"));
        assertEquals(
                0,
                test.audit
                        .recent(AuditFilter.all().by("ada"), ListPage.first(9))
                        .size());
        assertEquals(
                List.of(
                        Occurrence.of(Act.ROTATED).to(hers, 2),
                        Occurrence.of(Act.CONNECTED).to(hers, 1)),
                test.audit.ofGrant(hers, 9).stream().map(AuditEntry::what).toList());
        assertEquals(
                List.of(Occurrence.of(Act.LOGIN).by("grace").to(others, 1).of(Grants.ADA)),
                test.audit.recent(AuditFilter.all().by("grace"), ListPage.first(9)).stream()
                        .map(AuditEntry::what)
                        .toList());
        assertEquals(0, test.audit.anonymise("ada"));
    }

    @TestVault.OnEach
    void knowsTheLinksToAUser(TestVault test) {
        GrantLink one = new GrantLink("ada", GrantId.random(), "een", Grants.ADA, Grants.NOW.minusSeconds(9));
        GrantLink two = new GrantLink("grace", GrantId.random(), "een", Grants.ADA, Grants.NOW);
        test.links.link(two);
        test.links.link(one);
        test.links.link(new GrantLink("ada", GrantId.random(), "cameramanager", Grants.ADA, Grants.NOW));
        test.links.link(new GrantLink("ada", GrantId.random(), "een", new Grant.Owner("1", "2"), Grants.NOW));
        assertEquals(
                List.of(one.grant(), two.grant()),
                test.links.to("een", Grants.ADA).stream().map(GrantLink::grant).toList());
        assertEquals(List.of(), test.links.to("een", new Grant.Owner("1", "3")));
    }

    /** The login of a grant that ends so many days from now. */
    private static Instant ending(int days) {
        return TODAY.plus(Duration.ofDays(days)).minus(LIFE);
    }

    private static Grant stored(TestVault test, GrantKind kind, String provider, Instant login) {
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                provider,
                Optional.of(new Grant.Owner("00001106", "u")),
                1,
                GrantStatus.ACTIVE,
                "",
                Grants.tokens("first"),
                login,
                login);
        test.vault.store(grant);
        return grant;
    }

    /** A grant that got its only tokens so many days ago, for an hour. */
    private static Grant silent(TestVault test, GrantKind kind, String provider, int days) {
        Grant grant = Grants.silent(kind, provider, Duration.ofDays(days), Optional.of(Duration.ofHours(1)));
        test.vault.store(grant);
        return grant;
    }

    private static Grant withoutEnd(TestVault test, GrantKind kind, int days) {
        Grant grant = Grants.silent(kind, "een", Duration.ofDays(days), Optional.empty());
        test.vault.store(grant);
        return grant;
    }

    private static void dead(TestVault test, Instant login) {
        Grant grant = stored(test, GrantKind.OFFLINE, "een", login);
        test.vault.claim(grant.id(), 1, "me", DAY);
        test.vault.release(grant.id(), 1, "me", GrantStatus.NEEDS_LOGIN, false, "gone");
    }

    private static void permanent(TestVault test, Instant login) {
        Grant grant = stored(test, GrantKind.OFFLINE, "een", login);
        test.vault.claim(grant.id(), 1, "me", DAY);
        test.vault.advance(grant.id(), 1, "me", Grants.tokens("first"));
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().flatMapToLong(LongStream::of).sum();
    }

    private static List<GrantId> found(TestVault test, GrantFilter filter) {
        return ids(test.list.page(filter, ListPage.first(10)));
    }

    private static List<GrantId> ids(List<GrantLine> lines) {
        return lines.stream().map(GrantLine::id).toList();
    }
}
