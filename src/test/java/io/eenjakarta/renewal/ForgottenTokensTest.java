package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A standby takes over that had not got the last commits: rows are as they were a rotation ago. */
@Requirement({"P2", "C17"})
class ForgottenTokensTest {

    private static final Duration AGE = Duration.ofSeconds(5);
    /** A generation that was made because of a refusal is not left for another one before that. */
    private static final Duration NOT_AT_ONCE = Duration.ofSeconds(6);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final RenewalBench.Node node = bench.node(vault, bench.executor);
    private final Renewal renewal = node.renewal();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void areWrittenAgainWhenTheRowIsReadThatForgotThem() {
        GrantId id = bench.open();
        Grant before = bench.vault.find(id).orElseThrow();
        Grant newest = renewal.renewed(id, 1);
        goBack(before);
        bench.clock.advance(AGE);
        assertEquals(newest.tokens(), renewal.current(id).tokens());
        Grant row = bench.vault.find(id).orElseThrow();
        assertEquals(2, row.generation());
        assertEquals(newest.tokens(), row.tokens());
        assertEquals(List.of("r"), bench.tokens.sent, "nothing is sent for it");
    }

    @Test
    void areWrittenAgainBeforeTheNextRotation() {
        GrantId id = bench.open();
        Grant before = bench.vault.find(id).orElseThrow();
        renewal.renewed(id, 1);
        bench.clock.advance(NOT_AT_ONCE);
        renewal.renewed(id, 2);
        goBack(before);
        bench.clock.advance(NOT_AT_ONCE);
        assertEquals(4, renewal.renewed(id, 3).generation());
        assertEquals(List.of("r", "r+", "r++"), bench.tokens.sent);
        assertEquals(4, bench.vault.find(id).orElseThrow().generation());
    }

    @Test
    void areNotSentAgainByWhoeverGoesByTheRow() {
        GrantId id = bench.connect("c");
        Grant before = bench.vault.find(id).orElseThrow();
        renewal.renewed(id, 1);
        goBack(before);
        assertTrue(!renewal.keepAlive(id, 1), "another generation was there already");
        assertEquals(List.of("c"), bench.tokens.sent);
        assertEquals(2, bench.vault.find(id).orElseThrow().generation());
    }

    @Test
    void waitForTheOneWhoHasTheRightToRotate() {
        GrantId id = bench.open();
        Grant before = bench.vault.find(id).orElseThrow();
        Grant newest = renewal.renewed(id, 1);
        goBack(before);
        bench.vault.claim(id, 1, "another", Duration.ofMinutes(1));
        bench.clock.advance(AGE);
        assertEquals(newest.tokens(), renewal.current(id).tokens());
        assertEquals(1, bench.vault.find(id).orElseThrow().generation());
        bench.clock.advance(Duration.ofMinutes(2));
        assertEquals(newest.tokens(), renewal.current(id).tokens());
        assertEquals(2, bench.vault.find(id).orElseThrow().generation());
    }

    @Test
    void leaveADeadGrantDead() {
        GrantId id = bench.open();
        Grant before = bench.vault.find(id).orElseThrow();
        renewal.renewed(id, 1);
        goBack(before);
        bench.vault.claim(id, 1, "another", Duration.ofMinutes(1));
        bench.vault.release(id, 1, "another", GrantStatus.NEEDS_LOGIN, false, "reused");
        bench.clock.advance(AGE);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(id));
    }

    @Test
    void areStoredAlthoughTheClaimWasForgotten() {
        GrantId id = bench.open();
        Grant before = bench.vault.find(id).orElseThrow();
        renewal.current(id);
        vault.before(Call.ADVANCE, () -> {
            vault.before(Call.ADVANCE, () -> {});
            goBack(before);
        });
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        Eventually.holds(() -> node.unstored().size() == 0);
        Grant row = bench.vault.find(id).orElseThrow();
        assertEquals(2, row.generation());
        assertEquals("r+", row.tokens().refreshToken().orElseThrow().value());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void doNotTakeThePlaceOfALaterLogin() {
        GrantId id = bench.connect("old");
        Grant before = bench.vault.find(id).orElseThrow();
        renewal.renewed(id, 1);
        bench.clock.advance(NOT_AT_ONCE);
        renewal.renewed(id, 2);
        goBack(before);
        bench.clock.advance(NOT_AT_ONCE);
        reconnect(id);
        bench.clock.advance(AGE);
        assertEquals("a-new", renewal.current(id).tokens().accessToken().value());
        assertEquals(
                "a-new",
                bench.vault.find(id).orElseThrow().tokens().accessToken().value());
        assertEquals("a-new+", renewal.renewed(id, 2).tokens().accessToken().value());
        assertEquals(List.of("old", "old+", "new"), bench.tokens.sent);
    }

    @Test
    void giveWayToALaterLoginWhenTheApiRefusesThem() {
        GrantId id = bench.connect("old");
        Grant before = bench.vault.find(id).orElseThrow();
        renewal.renewed(id, 1);
        bench.clock.advance(NOT_AT_ONCE);
        renewal.renewed(id, 2);
        goBack(before);
        bench.clock.advance(NOT_AT_ONCE);
        reconnect(id);
        assertEquals("a-new", renewal.renewed(id, 3).tokens().accessToken().value());
        assertEquals("a-new", renewal.current(id).tokens().accessToken().value());
        assertEquals(List.of("old", "old+"), bench.tokens.sent);
    }

    /** With a database's clock all instants of a row move when ours is set back. */
    @Test
    void areNotHeldAgainstNewerOnesBecauseAClockWasSetBack() {
        Held known = Held.of(bench.vault.find(bench.open()).orElseThrow(), Duration.ofMinutes(1), 0);
        Grant earlier = movedBack(known.grant(), Duration.ofHours(1));
        Held next = Held.of(earlier.rotated(earlier.tokens(), bench.clock.instant()), Duration.ofMinutes(1), 0);
        assertEquals(2, known.readAgain(next).grant().generation());
        assertEquals(2, known.orNewer(next).grant().generation());
    }

    private static Grant movedBack(Grant grant, Duration by) {
        return new Grant(
                grant.id(),
                grant.kind(),
                grant.provider(),
                grant.owner(),
                grant.generation(),
                grant.status(),
                grant.reason(),
                grant.tokens(),
                grant.firstLogin().minus(by),
                grant.lastRotation().minus(by));
    }

    /** On another node. */
    private void reconnect(GrantId id) {
        GrantId login = bench.connect("new");
        bench.vault.identify(login, bench.vault.find(id).orElseThrow().owner().orElseThrow());
        bench.renewalOn(bench.executor).replace(id, login).orElseThrow();
    }

    private void goBack(Grant before) {
        bench.vault.end(before.id());
        bench.vault.store(before);
    }
}
