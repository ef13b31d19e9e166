package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditEntry;
import io.eenjakarta.vault.AuditFilter;
import io.eenjakarta.vault.GrantFilter;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists that an address asks for, and the addresses that lead on from them. */
class SearchTest {

    private static final Instant THEN = Instant.ofEpochMilli(1_000);
    private static final GrantSearch ALL = new GrantSearch("", "", "", "", Optional.empty());
    private static final GrantSearch NARROW = new GrantSearch("SUSPECT", "OFFLINE", "een", "a&b", Optional.empty());

    @Test
    void asksForWhatTheAddressSays() {
        assertEquals(GrantFilter.all(), ALL.filter());
        assertEquals(
                GrantFilter.all()
                        .in(GrantStatus.SUSPECT)
                        .of(GrantKind.OFFLINE)
                        .at("een")
                        .with("a&b"),
                NARROW.filter());
        assertEquals(GrantSearch.AT_A_TIME + 1, NARROW.page().most());
    }

    @Test
    void keepsTheSearchOnTheWayToTheNextPageAndToTheFile() {
        GrantLine last = new GrantLine(
                new GrantId("xyz"), "SESSION", "een", Optional.empty(), 1, "ACTIVE", "", THEN, THEN, false);
        String query = "?state=SUSPECT&kind=OFFLINE&provider=een&q=a%26b";
        assertEquals(
                "/admin/grants" + query + "&after=1000-xyz", NARROW.behind(last).address());
        assertEquals("/admin/grants" + query, NARROW.first().address());
        assertEquals(
                "/admin/api/grants.csv" + query,
                NARROW.at("/admin/api/grants.csv").address());
    }

    @Test
    void offersEachStateOfTheSameSearch() {
        List<Choice> states = NARROW.states(Map.of("ACTIVE", 2L, "SUSPECT", 3L));
        assertEquals("All 5", states.get(0).words() + " " + states.get(0).count());
        assertEquals(
                List.of("In doubt"),
                states.stream().filter(Choice::chosen).map(Choice::words).toList());
        assertEquals(
                "/admin/grants?state=ACTIVE&kind=OFFLINE&provider=een&q=a%26b",
                states.get(1).link().address());
    }

    @Test
    void knowsWhetherItIsNarrowed() {
        assertFalse(ALL.narrow());
        assertTrue(NARROW.narrow());
        assertFalse(new GrantSearch("ACTIVE", "", "", "", Optional.empty()).narrow(), "by its state alone");
    }

    @Test
    void asksTheAuditTrail() {
        AuditSearch search = new AuditSearch("LOGIN", "een/1/2", "", "1", "", Optional.empty());
        assertEquals(AuditFilter.all().acts(Act.LOGIN).by("een/1/2").of("1"), search.filter());
        assertEquals(AuditFilter.all(), new AuditSearch("", "", "", "", "", Optional.empty()).filter());
        assertEquals(
                "/admin/audit?act=LOGIN&who=een%2F1%2F2&account=1&after=1000-7",
                search.behind(new AuditEntry("7", THEN, Occurrence.of(Act.LOGIN)))
                        .address());
        assertEquals(
                "/admin/api/audit.csv?act=LOGIN&who=een%2F1%2F2&account=1",
                search.csv().address());
    }
}
