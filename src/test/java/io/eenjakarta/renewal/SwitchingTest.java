package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Reseller;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reseller's user goes to an account below and comes back. */
class SwitchingTest {

    private static final String WHO = "een/00000042/ca0f0042";

    private final SwitchBench bench = new SwitchBench(SwitchVault.MEMORY, "een.switching.accounts-per-login", "2");
    private final GrantId login = bench.login();

    @AfterEach
    void stop() throws SQLException {
        bench.close();
    }

    @Test
    void givesAGrantOfTheAccountAtItsOwnHostAndLeavesTheLoginAsItIs() {
        Grant shop = bench.renewal().current(bench.switching().open(login, SwitchBench.SHOP, WHO));
        assertEquals(GrantKind.SWITCHED, shop.kind());
        assertEquals(Optional.of(new Grant.Owner(SwitchBench.SHOP, "ca0f0042")), shop.owner());
        assertEquals(Optional.of(login), shop.parent());
        assertEquals(Optional.empty(), shop.tokens().refreshToken());
        assertEquals("127.0.0.1", shop.tokens().apiBase().orElseThrow().getHost());
        assertEquals(200, bench.cameras(shop, "127.0.0.1"));
        assertEquals(401, bench.cameras(shop, "localhost"));
        bench.assertWorks(bench.renewal().current(login));
        assertEquals(0, bench.refreshes());
        assertEquals(1, bench.acts(Act.SWITCHED));
        assertEquals(Optional.of(login), bench.switching().parentOf(shop.id()));
        assertEquals(Optional.empty(), bench.switching().parentOf(login));
    }

    @Test
    void takesTheGrantThatTheLoginHasOfTheAccount() {
        GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
        assertEquals(shop, bench.nodes.get(1).switching().open(login, SwitchBench.SHOP, WHO));
        assertEquals(1, bench.switches(201));
        GrantId other = bench.login();
        assertNotEquals(shop, bench.switching().open(other, SwitchBench.SHOP, WHO));
    }

    @Test
    void endsTheGrantThatWasOpenedFirstWhenThereAreTooMany() {
        GrantId first = bench.switching().open(login, SwitchBench.SHOP, WHO);
        bench.clock.advance(Duration.ofSeconds(1));
        GrantId second = bench.switching().open(login, SwitchBench.OTHER_SHOP, WHO);
        bench.clock.advance(Duration.ofSeconds(1));
        GrantId third = bench.switching().open(login, "00050003", WHO);
        assertEquals(
                List.of(second, third),
                bench.vault().switchedFrom(login).stream().map(GrantLine::id).toList());
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal().current(first));
    }

    @Test
    void endsOnTheWayBackAndNotTheLogin() {
        GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
        bench.switching().close(shop, WHO);
        bench.switching().close(shop, WHO);
        bench.switching().close(login, WHO);
        assertEquals(Optional.empty(), bench.vault().find(shop));
        assertTrue(bench.vault().find(login).isPresent());
        assertEquals(1, bench.acts(Act.SWITCHED_BACK));
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal().current(shop));
    }

    @Test
    void letsNobodyElseIn() {
        GrantId ada = bench.login("ada@example.com", "ada-demo", new Grant.Owner("00001106", "ca0f61ab"));
        SwitchRefusedException refused = assertThrows(SwitchRefusedException.class, () -> bench.switching()
                .open(ada, SwitchBench.SHOP, "een/00001106/ca0f61ab"));
        assertTrue(refused.getMessage().contains("wrongAccountType"), refused::getMessage);
        assertThrows(SwitchRefusedException.class, () -> bench.switching().open(login, "99999999", WHO));
        assertThrows(SwitchRefusedException.class, () -> bench.switching().open(login, "../self", WHO));
        GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
        assertThrows(SwitchRefusedException.class, () -> bench.switching().open(shop, SwitchBench.OTHER_SHOP, WHO));
        bench.assertWorks(bench.renewal().current(ada));
    }

    @Test
    void renewsTheLoginOnceWhenItsTokenIsRefused() {
        bench.simulator.book().killAccessTokens();
        bench.assertWorks(bench.renewal().current(bench.switching().open(login, SwitchBench.SHOP, WHO)));
        assertEquals(1, bench.refreshes());
        assertEquals(1, bench.switches(401));
        assertEquals(1, bench.switches(201));
    }

    @Test
    void opensNothingUnderALoginThatIsDead() {
        bench.simulator.book().killGrants();
        assertThrows(GrantException.NeedsLogin.class, () -> bench.switching().open(login, SwitchBench.SHOP, WHO));
        assertEquals(List.of(), bench.vault().switchedFrom(login));
    }

    @Test
    void knowsNoParentOfAGrantThatIsDead() {
        GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).forbidden();
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal().renewed(shop, 1));
        assertEquals(
                GrantStatus.NEEDS_LOGIN, bench.vault().find(shop).orElseThrow().status());
        assertEquals(Optional.empty(), bench.switching().parentOf(shop));
    }

    @Test
    void storesNothingOfAReplyWithAForeignHost() {
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).baseUrl("api.c001.example.com", 443);
        assertThrows(SwitchRefusedException.class, () -> bench.switching().open(login, SwitchBench.SHOP, WHO));
        assertEquals(List.of(), bench.vault().switchedFrom(login));
    }

    @Test
    void takesAReplyWithoutAHost() {
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).without("httpsBaseUrl");
        Grant shop = bench.renewal().current(bench.switching().open(login, SwitchBench.SHOP, WHO));
        assertEquals(Optional.empty(), shop.tokens().apiBase());
        assertEquals(200, bench.cameras(shop, Reseller.API_HOST));
    }

    @Test
    void usesATokenThatIsOverByItsTimestampUntilItIsRefused() {
        bench.simulator.book().switched().live(Duration.ofSeconds(-5));
        GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
        assertEquals(Optional.empty(), bench.renewal().current(shop).tokens().expiresAt());
        bench.renewal().current(shop);
        assertEquals(1, bench.switches(201));
        assertEquals(2, bench.renewal().renewed(shop, 1).generation());
    }

    @Test
    void tellsWhenToTryAgain() {
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).tooManyRequests(Duration.ofSeconds(7));
        GrantException.TryLater later = assertThrows(
                GrantException.TryLater.class, () -> bench.switching().open(login, SwitchBench.SHOP, WHO));
        assertEquals(Optional.of(Duration.ofSeconds(7)), later.retryAfter());
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).unavailable();
        assertThrows(GrantException.TryLater.class, () -> bench.switching().open(login, SwitchBench.SHOP, WHO));
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).redirect("http://localhost/");
        assertThrows(GrantException.Misconfigured.class, () -> bench.switching().open(login, SwitchBench.SHOP, WHO));
        assertFalse(bench.vault().find(login).orElseThrow().status().isDead());
    }
}
