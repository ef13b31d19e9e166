package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an administrator does to one grant or provider: it happens, and it is written down with who did it. */
class GrantAdministrationTest {

    private static final String ADMIN = AdministrationBench.ADMIN;
    private static final Grant.Owner BOB = AdministrationBench.BOB;

    private final AdministrationBench bench = new AdministrationBench();
    private final GrantId id = bench.session("r", BOB);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void refreshesAGrantThatIsNotDue() {
        assertEquals(new RefreshOutcome.Refreshed(2), bench.administration.refresh(ADMIN, id));
        assertEquals(List.of("r"), bench.renewal.tokens.sent);
        assertEquals(2, bench.renewal.renewal.current(id).generation());
        assertEquals(
                done(Act.ADMIN_REFRESHED, LogCode.ADMIN_REFRESHED).because("REFRESHED"),
                bench.audited().get(0));
        assertEquals(Act.ROTATED, bench.audited().get(1).act());
    }

    @Test
    void refreshesAGrantOnceInAMoment() {
        bench.administration.refresh(ADMIN, id);
        RefreshOutcome again = bench.administration.refresh(ADMIN, id);
        assertEquals(
                new RefreshOutcome.TryLater("a moment ago its refresh brought the same token", Optional.empty()),
                again);
        assertEquals(List.of("r"), bench.renewal.tokens.sent);
    }

    @Test
    void saysWhyNot() {
        bench.renewal.tokens.answer =
                token -> new TokenOutcome.Unavailable("HTTP 503", false, Optional.of(Duration.ofSeconds(7)));
        RefreshOutcome later = bench.administration.refresh(ADMIN, id);
        assertInstanceOf(RefreshOutcome.TryLater.class, later);
        assertEquals(
                done(Act.ADMIN_REFRESHED, LogCode.ADMIN_REFRESHED).because("TRY_LATER: " + later.reason()),
                bench.audited().get(0));
        bench.renewal.clock.advance(Duration.ofMinutes(6));
        bench.renewal.tokens.answer = Answer.REFUSED;
        assertEquals(new RefreshOutcome.NeedsLogin("HTTP 400 invalid_grant"), bench.administration.refresh(ADMIN, id));
        assertEquals("NEEDS_LOGIN", bench.administration.refresh(ADMIN, id).word());
        assertEquals(2, bench.renewal.tokens.sent.size(), "a dead one is not sent again");
        assertEquals(
                "NEEDS_LOGIN",
                bench.administration.refresh(ADMIN, GrantId.random()).word());
    }

    /** Asked to refresh it, the provider could only say no, and what still lives would be dead. */
    @Test
    void leavesAGrantWithoutARefreshTokenAsItIs() {
        Grant grant = bench.renewal.vault.find(id).orElseThrow();
        Grant bare = new Grant(
                GrantId.random(),
                GrantKind.SESSION,
                "een",
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                new io.eenjakarta.token.TokenSet(
                        grant.tokens().accessToken(),
                        Optional.empty(),
                        grant.tokens().issuedAt(),
                        grant.tokens().expiresAt(),
                        Optional.empty()),
                grant.firstLogin(),
                grant.lastRotation());
        bench.renewal.vault.store(bare);
        assertEquals(
                "NEEDS_LOGIN", bench.administration.refresh(ADMIN, bare.id()).word());
        assertEquals(
                GrantStatus.ACTIVE,
                bench.renewal.vault.find(bare.id()).orElseThrow().status());
        assertEquals(List.of(), bench.renewal.tokens.sent);
    }

    @Test
    void saysThatOurClientIsRefused() {
        bench.renewal.tokens.answer = Answer.WRONG_CLIENT;
        assertInstanceOf(RefreshOutcome.Misconfigured.class, bench.administration.refresh(ADMIN, id));
        assertTrue(bench.lives(id));
    }

    @Test
    void endsAGrantAndGivesItsTokensBack() {
        assertTrue(bench.administration.end(ADMIN, id));
        assertFalse(bench.lives(id));
        assertEquals(List.of("r"), bench.renewal.tokens.revoked);
        assertEquals(done(Act.ADMIN_ENDED, LogCode.ADMIN_ENDED), bench.audited().get(0));
        assertEquals(Act.ENDED, bench.audited().get(1).act());
        assertFalse(bench.administration.end(ADMIN, id));
        assertEquals(2, bench.audited().size());
    }

    @Test
    @Requirement("C28")
    void endsAllOfAUserOfOneProvider() {
        GrantId connected = bench.connected("r2", BOB, "ada");
        GrantId others = bench.session("r3", new Grant.Owner(BOB.account(), "an0ther"));
        assertEquals(2, bench.administration.endAllOf(ADMIN, "een", BOB));
        assertFalse(bench.lives(id) || bench.lives(connected));
        assertTrue(bench.lives(others));
        assertEquals(0, bench.administration.endAllOf(ADMIN, "een", BOB));
        assertEquals(
                0, bench.administration.endAllOf(ADMIN, "cameramanager", new Grant.Owner(BOB.account(), "an0ther")));
    }

    @Test
    void endsAllOfACaller() {
        GrantId own = bench.connected("r2", new Grant.Owner("3", "x"), "een/00002222/b0b");
        GrantId connectedByAnother = bench.connected("r3", BOB, "ada");
        GrantId others = bench.connected("r4", new Grant.Owner("3", "x"), "ada");
        assertEquals(2, bench.administration.endAllOf(ADMIN, "een/00002222/b0b"));
        assertFalse(bench.lives(id) || bench.lives(own));
        assertTrue(bench.lives(others) && bench.lives(connectedByAnother));
        assertEquals(2, bench.administration.endAllOf(ADMIN, "ada"));
        assertEquals(List.of(), bench.links.all);
        assertEquals(0, bench.administration.endAllOf(ADMIN, "ada"));
    }

    @Test
    void asksAProviderAboutOurClientAndLetsRefreshesGoOnWhenItIsRight() {
        bench.breaker.refused("een", "HTTP 401 invalid_client");
        bench.renewal.tokens.probe = Probe.CLIENT_REFUSED;
        assertEquals(Optional.of(Probe.CLIENT_REFUSED), bench.administration.check(ADMIN, "een"));
        assertTrue(bench.breaker.closedTo(() -> "een").isPresent());
        bench.renewal.tokens.probe = Probe.CLIENT_ACCEPTED;
        assertEquals(Optional.of(Probe.CLIENT_ACCEPTED), bench.administration.check(ADMIN, "een"));
        assertTrue(bench.breaker.closedTo(() -> "een").isEmpty());
        assertEquals(
                Occurrence.of(Act.ADMIN_CHECKED, LogCode.ADMIN_CHECKED)
                        .by(ADMIN)
                        .at("een")
                        .because("CLIENT_ACCEPTED"),
                bench.audited().get(0));
    }

    @Test
    void startsTheSealingOnce() {
        assertTrue(bench.administration.reencrypt(ADMIN));
        assertFalse(bench.administration.reencrypt(ADMIN));
        assertEquals(
                List.of(Occurrence.of(Act.ADMIN_RESEALED, LogCode.ADMIN_RESEALED)
                        .by(ADMIN)),
                bench.audited());
        assertEquals(75, bench.overview.reencryption().percent());
        assertEquals(1, bench.overview.reencryption().remaining());
    }

    private Occurrence done(Act act, LogCode code) {
        return Occurrence.of(act, code).by(ADMIN).to(id, 1).at("een").of(BOB);
    }
}
