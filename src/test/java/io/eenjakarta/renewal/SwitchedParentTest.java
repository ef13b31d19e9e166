package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.vault.GrantId;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a switched grant whose login is in trouble, or has only just been renewed. */
class SwitchedParentTest {

    private static final String WHO = "een/00000042/ca0f0042";
    private static final Duration LOGIN_LIFE = Duration.ofHours(12);
    private static final Duration PAUSE = Duration.ofMinutes(6);

    private final SwitchBench bench = new SwitchBench(SwitchVault.MEMORY);
    private final GrantId login = bench.login();

    @AfterEach
    void stop() throws SQLException {
        bench.close();
    }

    @Test
    void servesOnUntilItsOwnTokenIsOverWhileItsLoginCannotBeRenewed() {
        bench.clock.advance(LOGIN_LIFE.minus(Duration.ofMinutes(59)));
        GrantId shop = open();
        bench.simulator.faults().all(EndPoint.TOKEN_REFRESH).unavailable();
        bench.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        assertEquals(1, bench.renewal().current(shop).generation());
        assertThrows(GrantException.TryLater.class, () -> bench.renewal().renewed(shop, 1), "it was refused");
        assertEquals(1, bench.renewal().current(shop).generation());
        bench.clock.advance(Duration.ofSeconds(30));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal().current(shop));
        assertEquals(1, bench.switches(201));
        assertEquals(0, bench.switches(401), "nothing is sent with a token that is over");
        bench.simulator.faults().clear();
        bench.clock.advance(PAUSE);
        assertEquals(2, bench.renewal().current(shop).generation());
    }

    @Test
    void isRenewedWithItsLoginByANodeThatHasReadNeither() {
        GrantId shop = open();
        bench.simulator.book().killAccessTokens();
        Renewal other = bench.nodes.get(1).renewal();
        assertEquals(2, other.renewed(shop, 1).generation());
        assertEquals(1, bench.refreshes());
        bench.assertWorks(other.current(shop));
    }

    @Test
    void isRenewedAgainAtOnceWhenTheProviderHadTakenTheTokenOfItsLogin() {
        GrantId shop = open();
        bench.simulator.book().killAccessTokens();
        bench.renewal().accepted(bench.renewal().renewed(shop, 1));
        bench.simulator.book().killAccessTokens();
        assertEquals(3, bench.renewal().renewed(shop, 2).generation());
        assertEquals(2, bench.refreshes());
        bench.assertWorks(bench.renewal().current(shop));
    }

    @Test
    void isKeptWhenTheProviderTakesNoTokenOfItsLogin() {
        GrantId shop = open();
        bench.simulator.faults().all(EndPoint.AUTHORIZATION_TOKENS).unauthorized();
        assertThrows(GrantException.TryLater.class, () -> bench.renewal().renewed(shop, 1));
        assertEquals(1, bench.refreshes());
        assertEquals(2, bench.switches(401));
        bench.simulator.faults().clear();
        bench.clock.advance(PAUSE);
        assertEquals(2, bench.renewal().renewed(shop, 1).generation());
    }

    @Test
    void isKeptWhenTheProviderIsBusyAfterItsLoginWasRenewed() {
        GrantId shop = open();
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).unauthorized();
        bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).unavailable();
        assertThrows(GrantException.TryLater.class, () -> bench.renewal().renewed(shop, 1));
        assertEquals(1, bench.refreshes());
        bench.clock.advance(PAUSE);
        assertEquals(2, bench.renewal().renewed(shop, 1).generation());
        assertEquals(1, bench.refreshes());
    }

    private GrantId open() {
        return bench.switching().open(login, SwitchBench.SHOP, WHO);
    }
}
