package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.ListPage;
import io.eenjakarta.vault.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ends when, and what happened when. */
class GrantOverviewTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final AdministrationBench bench = new AdministrationBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void showsGrantsWhoseTheyAreAndWhatHappenedToThem() {
        GrantId session = bench.session("s", AdministrationBench.BOB);
        bench.renewal.clock.advance(DAY);
        GrantId connected = bench.connected("r", AdministrationBench.BOB, "ada");
        Occurrence login = Occurrence.of(Act.LOGIN).to(session, 1);
        bench.renewal.audit.record(login);
        Occurrence done = Occurrence.of(Act.CONNECTED).by("ada").to(connected, 1);
        bench.renewal.audit.record(done);
        assertEquals(
                List.of(connected, session),
                bench.overview.page(GrantFilter.all(), ListPage.first(10)).stream()
                        .map(GrantLine::id)
                        .toList());
        assertEquals(Map.of("ACTIVE", 2L), bench.overview.counts());
        assertEquals(session, bench.overview.find(session).orElseThrow().id());
        assertEquals(Optional.empty(), bench.overview.find(GrantId.random()));
        assertEquals(bench.links.all, bench.overview.linksOf("ada"));
        assertEquals(List.of(login), whats(bench.overview.history(session, ListPage.first(10))));
        assertEquals(List.of(done, login), whats(bench.overview.audit(AuditFilter.all(), ListPage.first(10))));
    }

    @Test
    void leavesProvidersOutWhoseGrantsDoNotEnd() {
        GrantOverview both = new GrantOverview(
                bench.list,
                bench.links,
                bench.renewal.audit,
                bench.reencryption,
                RenewalBench.settings(TwoProvidersBench.BOTH),
                bench.renewal.clock);
        GrantId ends = bench.renewal.connect("r");
        bench.renewal.connect("stays", "cameramanager");
        assertEquals(
                List.of(ends),
                both.ending(Duration.ofDays(91), ListPage.first(10)).stream()
                        .map(one -> one.grant().id())
                        .toList());
        assertEquals(1, both.endings(91).most());
    }

    @Test
    void listsWhatEndsSoonTheNextToEndFirst() {
        List<GrantId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(bench.renewal.connect("r" + i));
            bench.renewal.clock.advance(DAY);
        }
        bench.session("s", AdministrationBench.BOB);
        Instant firstEnd = bench.renewal.clock.instant().plus(Duration.ofDays(85));
        assertEquals(List.of(), ending(Duration.ofDays(84), 10));
        List<EndingGrant> soon = bench.overview.ending(Duration.ofDays(86), ListPage.first(10));
        assertEquals(firstEnd, soon.get(0).endsAt());
        assertEquals(ids.subList(0, 2), ending(Duration.ofDays(86), 10));
        List<GrantId> seen = new ArrayList<>();
        ListPage<EndingGrant> page = ListPage.first(2);
        for (List<EndingGrant> found = bench.overview.ending(Duration.ofDays(90), page);
                !found.isEmpty();
                found = bench.overview.ending(Duration.ofDays(90), page)) {
            found.forEach(one -> seen.add(one.grant().id()));
            page = page.behind(found.get(found.size() - 1));
        }
        assertEquals(ids, seen);
    }

    @Test
    void drawsEndingsDayByDay() {
        for (int i = 0; i < 3; i++) {
            bench.renewal.connect("r" + i);
        }
        bench.renewal.clock.advance(DAY);
        bench.renewal.connect("late");
        Chart chart = bench.overview.endings(91);
        assertEquals(bench.renewal.clock.instant().truncatedTo(ChronoUnit.DAYS), chart.from());
        List<Long> numbers = chart.series().get("ENDING");
        assertEquals(91, numbers.size());
        assertEquals(3, numbers.get(89));
        assertEquals(1, numbers.get(90));
        assertEquals(3, chart.most());
        assertEquals(chart.from().plus(DAY), chart.at(1));
    }

    @Test
    void drawsThePastWithTodayLast() {
        bench.renewal.audit.record(Occurrence.of(Act.ROTATED));
        bench.renewal.clock.advance(DAY);
        bench.renewal.audit.record(Occurrence.of(Act.ROTATED));
        bench.renewal.audit.record(Occurrence.of(Act.ROTATED));
        bench.renewal.audit.record(Occurrence.of(Act.LOGIN));
        Chart days = bench.overview.pastDays(Set.of(Act.ROTATED, Act.NEEDS_LOGIN), 3);
        assertEquals(List.of(0L, 1L, 2L), days.series().get("ROTATED"));
        assertEquals(List.of(0L, 0L, 0L), days.series().get("NEEDS_LOGIN"));
        assertEquals(2, days.series().size());
        Chart hours = bench.overview.pastHours(Set.of(Act.ROTATED), 25);
        assertEquals(1, hours.series().get("ROTATED").get(0));
        assertEquals(2, hours.series().get("ROTATED").get(24));
    }

    @Test
    void drawsNothingWithoutEnd() {
        assertThrows(IllegalArgumentException.class, () -> bench.overview.endings(0));
        assertThrows(IllegalArgumentException.class, () -> bench.overview.endings(367));
        assertThrows(IllegalArgumentException.class, () -> bench.overview.pastHours(Set.of(Act.LOGIN), 367));
    }

    @Test
    void drawsOneStepAndAYearOfThem() {
        assertEquals(1, bench.overview.endings(1).series().get("ENDING").size());
        assertEquals(366, bench.overview.endings(366).series().get("ENDING").size());
    }

    private static List<Occurrence> whats(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::what).toList();
    }

    private List<GrantId> ending(Duration within, int most) {
        return bench.overview.ending(within, ListPage.first(most)).stream()
                .map(one -> one.grant().id())
                .toList();
    }
}
