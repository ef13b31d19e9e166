package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedGrantsTest {

    private static final Grant.Owner ADA = new Grant.Owner("00001106", "ca0f61ab");
    private static final Grant.Owner BOB = new Grant.Owner("00002207", "ca0f61ac");

    private final RenewalBench bench = new RenewalBench();
    private final ListedLinks links = new ListedLinks();
    private final LinkedGrants linked = linked("*");

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void areListedWithWhatAPageNeeds() {
        GrantId grant = connected("ada", "r", ADA);
        assertEquals(
                List.of(new LinkedGrant(
                        grant,
                        "een",
                        "00001106",
                        "ca0f61ab",
                        GrantStatus.ACTIVE,
                        bench.clock.instant(),
                        Optional.of(bench.clock.instant().plus(Duration.ofDays(90))))),
                linked.of("ada"));
        assertEquals(List.of(), linked.of("bob"));
    }

    @Test
    void mayBeAnyNumberForOneCaller() {
        GrantId adas = connected("ada", "r", ADA);
        GrantId bobs = connected("ada", "s", BOB);
        assertEquals(List.of(adas, bobs), ids("ada"));
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void ofOneUserAreReplacedByTheNewest() {
        GrantId older = connected("ada", "r", ADA);
        GrantId others = connected("bob", "s", ADA);
        bench.clock.advance(Duration.ofSeconds(1));
        GrantId newer = connected("ada", "t", ADA);
        assertEquals(List.of(newer), ids("ada"));
        assertEquals(List.of(others), ids("bob"));
        assertEquals(Optional.empty(), bench.vault.find(older));
        assertEquals(List.of("r"), bench.tokens.revoked);
        assertEquals(2, links.all.size());
    }

    @Test
    void areReplacedLaterWhenTheDatabaseWentAwayInBetween() {
        GrantId older = connected("ada", "r", ADA);
        bench.clock.advance(Duration.ofSeconds(1));
        links.onList = ListedLinks.AWAY;
        GrantId newer = connected("ada", "t", ADA);
        assertTrue(bench.vault.find(older).isPresent());
        links.onList = () -> {};
        assertEquals(List.of(newer), ids("ada"));
        assertEquals(Optional.empty(), bench.vault.find(older));
    }

    @Test
    void thatNeedALoginAreListedSo() {
        GrantId grant = connected("ada", "r", ADA);
        bench.vault.claim(grant, 1, "me", Duration.ofSeconds(20));
        bench.vault.release(grant, 1, "me", GrantStatus.NEEDS_LOGIN, false, "refused");
        bench.clock.advance(Duration.ofMinutes(1));
        assertEquals(GrantStatus.NEEDS_LOGIN, linked.of("ada").get(0).status());
        GrantId again = connected("ada", "t", ADA);
        assertEquals(List.of(again), ids("ada"));
        assertEquals(GrantStatus.ACTIVE, linked.of("ada").get(0).status());
    }

    @Test
    void thatEndedOtherwiseAreClearedAway() {
        GrantId grant = connected("ada", "r", ADA);
        bench.renewal.end(grant);
        assertEquals(List.of(), linked.of("ada"));
        assertEquals(List.of(), links.all);
    }

    @Test
    void whoseRowCannotBeReadAreListedByWhatHelps() {
        HookedVault vault = new HookedVault(bench.vault);
        LinkedGrants elsewhere = new LinkedGrants(
                links,
                bench.node(vault, Runnable::run).renewal(),
                bench.audit,
                RenewalBench.settings("een.allowed-accounts", "*"),
                bench.clock);
        connected("ada", "r", ADA);
        vault.before(HookedVault.Call.FIND, () -> {
            throw new VaultException.Unreadable("damaged", false);
        });
        assertEquals(GrantStatus.NEEDS_LOGIN, elsewhere.of("ada").get(0).status());
        vault.before(HookedVault.Call.FIND, () -> {
            throw new VaultException.Unreadable("a key is missing", true);
        });
        assertEquals(GrantStatus.SUSPECT, elsewhere.of("ada").get(0).status());
        vault.before(HookedVault.Call.FIND, () -> {
            throw new VaultException.Unavailable("away", null);
        });
        assertThrows(GrantException.TryLater.class, () -> elsewhere.of("ada"));
        assertEquals(1, links.all.size());
    }

    @Test
    void areNotListedWhenTheirAccountMayNotComeInAnyMore() {
        GrantId adas = connected("ada", "r", ADA);
        GrantId bobs = connected("ada", "s", BOB);
        LinkedGrants fewer = linked("00002207");
        assertEquals(
                List.of(bobs), fewer.of("ada").stream().map(LinkedGrant::id).toList());
        assertEquals(List.of(), linked("").of("ada"));
        assertEquals(List.of(adas, bobs), ids("ada"));
        assertTrue(fewer.disconnect("ada", adas), "what is not seen can be ended still");
        assertEquals(List.of("r"), bench.tokens.revoked);
    }

    @Test
    void ofAProviderThatIsSwitchedOffAreListed() {
        GrantId grant = bench.open("r", Optional.of(ScriptedTokens.LIFE));
        linked.link("ada", grant, "cameramanager", ADA);
        assertEquals(List.of(grant), ids("ada"));
    }

    @Test
    void areDisconnectedByTheirCallerAlone() {
        GrantId grant = connected("ada", "r", ADA);
        assertFalse(linked.disconnect("bob", grant));
        assertFalse(linked.disconnect("ada", GrantId.random()));
        assertEquals(List.of(grant), ids("ada"));
        assertTrue(linked.disconnect("ada", grant));
        assertFalse(linked.disconnect("ada", grant));
        assertEquals(List.of(), linked.of("ada"));
        assertEquals(List.of("r"), bench.tokens.revoked);
        assertEquals(Optional.empty(), bench.vault.find(grant));
    }

    @Test
    void areNotDisconnectedWhenNobodyCanTellWhoseTheyAre() {
        GrantId grant = connected("ada", "r", ADA);
        links.onList = ListedLinks.AWAY;
        assertThrows(GrantException.TryLater.class, () -> linked.disconnect("ada", grant));
        assertThrows(GrantException.TryLater.class, () -> linked.of("ada"));
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void leaveNoGrantBehindWhenTheyCannotBeKept() {
        links.onLink = ListedLinks.AWAY;
        assertThrows(GrantException.TryLater.class, () -> connected("ada", "r", ADA));
        links.onLink = () -> {};
        assertThrows(IllegalArgumentException.class, () -> connected("x".repeat(256), "s", ADA));
        assertEquals(List.of("r", "s"), bench.tokens.revoked);
        assertEquals(List.of(), links.all.stream().map(GrantLink::grant).toList());
    }

    private LinkedGrants linked(String allowed) {
        return new LinkedGrants(
                links, bench.renewal, bench.audit, RenewalBench.settings("een.allowed-accounts", allowed), bench.clock);
    }

    private List<GrantId> ids(String caller) {
        return linked.of(caller).stream().map(LinkedGrant::id).toList();
    }

    private GrantId connected(String caller, String refreshToken, Grant.Owner owner) {
        GrantId grant = bench.open(refreshToken, Optional.of(ScriptedTokens.LIFE));
        linked.link(caller, grant, "een", owner);
        return grant;
    }
}
