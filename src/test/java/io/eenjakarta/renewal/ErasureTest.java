package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.Occurrence;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of an erased person nothing is left but what was done and when; others are not touched. */
class ErasureTest {

    private static final String ADMIN = AdministrationBench.ADMIN;
    private static final Grant.Owner BOB = AdministrationBench.BOB;
    private static final Grant.Owner EVE = new Grant.Owner("00002222", "e4e");
    private static final String BOBS_NAME = "een/00002222/b0b";

    private final AdministrationBench bench = new AdministrationBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void ofAUserOfTheProvider() {
        GrantId session = bench.session("r1", BOB);
        GrantId connected = bench.connected("r2", BOB, "ada");
        GrantId own = bench.connected("r3", EVE, BOBS_NAME);
        GrantId others = bench.connected("r4", EVE, "ada");
        record(Occurrence.of(Act.LOGIN).by(BOBS_NAME).to(session, 1).at("een").of(BOB));
        record(Occurrence.of(Act.CONNECTED).by("ada").to(connected, 1).at("een").of(BOB));
        record(Occurrence.of(Act.CONNECTED).by("ada").to(others, 1).at("een").of(EVE));
        record(Occurrence.of(Act.ADMIN_ENDED)
                .by(BOBS_NAME)
                .to(others, 1)
                .at("een")
                .of(EVE));
        Erasure done = bench.administration.erase(ADMIN, "een", BOB);
        assertEquals(3, done.grants());
        assertEquals(2, done.links());
        assertFalse(bench.lives(session) || bench.lives(connected) || bench.lives(own));
        assertTrue(bench.lives(others));
        assertEquals(Set.of("r1", "r2", "r3"), Set.copyOf(bench.renewal.tokens.revoked));
        assertEquals(
                List.of(others),
                bench.links.all.stream().map(link -> link.grant()).toList());
        String all = bench.audited().toString();
        assertFalse(all.contains("b0b"), all);
        assertTrue(
                bench.audited()
                        .contains(Occurrence.of(Act.CONNECTED)
                                .by("ada")
                                .to(others, 1)
                                .at("een")
                                .of(EVE)),
                all);
        Occurrence last = bench.audited().get(0);
        assertEquals(
                Occurrence.of(Act.ADMIN_ANONYMISED, LogCode.ADMIN_ERASED)
                        .by(ADMIN)
                        .because("grants 3, links 2, audit entries " + done.entries()),
                last);
    }

    @Test
    void twiceIsOnce() {
        bench.session("r1", BOB);
        bench.administration.erase(ADMIN, BOBS_NAME);
        assertEquals(new Erasure(0, 0, 0), bench.administration.erase(ADMIN, BOBS_NAME));
    }

    @Test
    void ofACallerOfAPortalWithItsOwnLogin() {
        GrantId own = bench.connected("r1", BOB, "ada");
        GrantId sameUser = bench.connected("r2", BOB, "grace");
        record(Occurrence.of(Act.CONNECTED).by("ada").to(own, 1).at("een").of(BOB));
        record(Occurrence.of(Act.REFUSED).by("ada"));
        record(Occurrence.of(Act.CONNECTED)
                .by("grace")
                .to(sameUser, 1)
                .at("een")
                .of(BOB));
        Erasure done = bench.administration.erase(ADMIN, "ada");
        assertEquals(1, done.grants());
        assertEquals(1, done.links());
        assertFalse(bench.lives(own));
        assertTrue(bench.lives(sameUser));
        assertEquals(
                Set.of(ADMIN, "grace", ""),
                bench.audited().stream().map(Occurrence::who).collect(Collectors.toSet()));
        assertEquals(
                List.of(Occurrence.of(Act.CONNECTED)
                        .by("grace")
                        .to(sameUser, 1)
                        .at("een")
                        .of(BOB)),
                bench.audited().stream().filter(what -> !what.user().isEmpty()).toList());
    }

    @Test
    void ofACallerWhoConnectedBeforeThereWasAnAuditTrail() {
        GrantId own = bench.connected("r1", BOB, "ada");
        GrantId others = bench.connected("r2", EVE, "grace");
        record(Occurrence.of(Act.ROTATED).to(own, 2).at("een").of(BOB));
        record(Occurrence.of(Act.ROTATED).to(others, 2).at("een").of(EVE));
        record(Occurrence.of(Act.EXPIRING).to(own).at("een").of(BOB).because("days left 7"));
        assertEquals(new Erasure(1, 1, 3), bench.administration.erase(ADMIN, "ada"), "and its end");
        String all = bench.audited().toString();
        assertFalse(all.contains("b0b") || all.contains("days left"), all);
        assertTrue(all.contains("e4e"), all);
    }

    @Test
    void keepsTheLinksUntilTheTrailIsNameless() {
        GrantId own = bench.connected("r1", BOB, "ada");
        record(Occurrence.of(Act.ROTATED).to(own, 2).at("een").of(BOB));
        bench.links.onUnlink = ListedLinks.AWAY;
        assertThrows(GrantException.TryLater.class, () -> bench.administration.erase(ADMIN, "ada"));
        assertFalse(bench.audited().toString().contains("b0b"));
        bench.links.onUnlink = () -> {};
        assertEquals(new Erasure(0, 1, 0), bench.administration.erase(ADMIN, "ada"));
    }

    @Test
    void isSaidToHaveFailedWhenTheDatabaseIsAway() {
        bench.links.onList = ListedLinks.AWAY;
        assertThrows(GrantException.TryLater.class, () -> bench.administration.erase(ADMIN, "een", BOB));
        assertEquals(List.of(), bench.audited());
    }

    private void record(Occurrence what) {
        bench.renewal.audit.record(what);
    }
}
