package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A switched grant ends with the login that it came from, on every node. */
class SwitchedEndTest {

    private static final String WHO = "een/00000042/ca0f0042";
    private static final Duration AGE = Duration.ofSeconds(5);

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void comesWithALogoutOfItsParent(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId login = bench.login();
            GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
            Renewal other = bench.nodes.get(1).renewal();
            other.current(shop);
            assertTrue(bench.renewal().end(login));
            assertEquals(Optional.empty(), bench.vault().find(shop));
            assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal().current(shop));
            bench.clock.advance(AGE);
            assertThrows(GrantException.NeedsLogin.class, () -> other.current(shop));
            assertEquals(Optional.empty(), bench.nodes.get(1).switching().parentOf(shop));
            assertEquals(2, bench.acts(Act.ENDED));
        }
    }

    /** What was subscribed to under it goes as well. */
    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void isSaidFarewellTo(SwitchVault kind) throws SQLException, InterruptedException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId login = bench.login();
            GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
            bench.renewal().end(login);
            Set<GrantId> told = new HashSet<>();
            told.add(bench.farewells.poll(10, TimeUnit.SECONDS));
            told.add(bench.farewells.poll(10, TimeUnit.SECONDS));
            assertEquals(Set.of(login, shop), told);
        }
    }

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void comesWhenTheProviderRefusesItsParent(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId login = bench.login();
            GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
            Renewal other = bench.nodes.get(1).renewal();
            other.current(shop);
            bench.simulator.book().killGrants();
            assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal().renewed(shop, 1));
            assertEquals(
                    GrantStatus.NEEDS_LOGIN,
                    bench.vault().find(login).orElseThrow().status());
            assertEquals(Optional.empty(), bench.vault().find(shop));
            bench.clock.advance(AGE);
            assertThrows(GrantException.NeedsLogin.class, () -> other.current(shop));
        }
    }

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void isKnownWithoutItsRowWhenANodeDiedBeforeItTookThatOut(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId login = bench.login();
            GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
            TokenVault vault = bench.vault();
            vault.end(login);
            bench.clock.advance(AGE);
            for (SwitchBench.Node node : bench.nodes) {
                assertThrows(
                        GrantException.NeedsLogin.class, () -> node.renewal().current(shop));
                assertThrows(
                        GrantException.NeedsLogin.class, () -> node.renewal().renewed(shop, 1));
                assertEquals(Optional.empty(), node.switching().parentOf(shop));
            }
            assertFalse(bench.renewal().end(login));
            assertEquals(Optional.empty(), vault.find(shop));
        }
    }

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void leavesTheGrantsOfOtherLogins(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId login = bench.login();
            GrantId other = bench.login();
            bench.switching().open(login, SwitchBench.SHOP, WHO);
            GrantId theirs = bench.switching().open(other, SwitchBench.SHOP, WHO);
            bench.renewal().end(login);
            assertEquals(List.of(), bench.vault().switchedFrom(login));
            Grant living = bench.renewal().current(theirs);
            bench.assertWorks(living);
        }
    }
}
