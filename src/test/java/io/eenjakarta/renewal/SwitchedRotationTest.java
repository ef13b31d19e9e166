package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.simulator.EndPoint;
import io.eenjakarta.simulator.Gate;
import io.eenjakarta.token.AccessToken;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A switched grant is renewed by asking again, once for all callers of all nodes. */
class SwitchedRotationTest {

    private static final String WHO = "een/00000042/ca0f0042";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final Executor THREADS = task -> new Thread(task).start();

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    @Tag("long")
    void isAskedForAgainOnceForAHundredCallersOfTwoNodes(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.clock.advance(LIFE);
            List<Grant> seen = callers(bench, node -> node.current(shop));
            seen.forEach(grant -> assertEquals(2, grant.generation()));
            seen.forEach(grant -> assertEquals(
                    seen.get(0).tokens().accessToken(), grant.tokens().accessToken()));
            assertEquals(2, bench.switches(201));
            assertEquals(0, bench.refreshes());
            bench.assertWorks(seen.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void renewsItsParentOnceForAHundredCallersWhenTheTokensOfBothAreRefused(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.nodes.forEach(node -> node.renewal().current(shop));
            bench.simulator.book().killAccessTokens();
            callers(bench, node -> node.renewed(shop, 1)).forEach(grant -> assertEquals(2, grant.generation()));
            assertEquals(1, bench.refreshes());
            assertTrue(bench.switches(401) >= 1 && bench.switches(401) <= 2, "once for each node at most");
            assertEquals(2, bench.switches(201));
            bench.assertWorks(bench.renewal().current(shop));
        }
    }

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void isTakenOverFromANodeThatDiedBetweenClaimAndAnswer(SwitchVault kind) throws SQLException {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.clock.advance(LIFE);
            assertInstanceOf(Claim.Taken.class, bench.vaults.get(1).claim(shop, 1, "dead", LEASE));
            bench.clock.advance(LEASE.plusMillis(1));
            bench.assertWorks(bench.renewal().current(shop));
            assertEquals(2, bench.vault().find(shop).orElseThrow().generation());
            TokenSet late = bench.vault().find(shop).orElseThrow().tokens();
            TokenSet others = new TokenSet(
                    new AccessToken("late"), Optional.empty(), late.issuedAt(), late.expiresAt(), late.apiBase());
            assertFalse(bench.vaults.get(1).advance(shop, 1, "dead", others));
        }
    }

    @ParameterizedTest
    @MethodSource("io.eenjakarta.renewal.SwitchVault#all")
    void isNotChangedByAnAnswerThatComesTooLate(SwitchVault kind) throws Exception {
        try (SwitchBench bench = new SwitchBench(kind)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.clock.advance(LIFE);
            Gate gate =
                    bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).holdAnswer();
            FutureTask<Grant> slow = Eventually.started(() -> bench.renewal().current(shop));
            assertTrue(gate.awaitArrivals(1, Duration.ofSeconds(20)));
            bench.clock.advance(LEASE.plusMillis(1));
            Grant quick = bench.nodes.get(1).renewal().current(shop);
            gate.open();
            assertEquals(2, quick.generation());
            assertEquals(quick.tokens().accessToken(), slow.get().tokens().accessToken());
            assertEquals(
                    quick.tokens().accessToken(),
                    bench.vault().find(shop).orElseThrow().tokens().accessToken());
        }
    }

    @Test
    void neverWaitsForItsParentOnAThreadThatRotates() throws SQLException {
        try (SwitchBench bench = new SwitchBench(SwitchVault.MEMORY, Executors.newSingleThreadExecutor())) {
            List<GrantId> shops = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                shops.add(bench.switching().open(bench.login(), SwitchBench.SHOP, WHO));
            }
            bench.simulator.book().killAccessTokens();
            List<CompletableFuture<Grant>> all = shops.stream()
                    .map(shop ->
                            CompletableFuture.supplyAsync(() -> bench.renewal().renewed(shop, 1), THREADS))
                    .toList();
            all.forEach(one -> bench.assertWorks(one.join()));
            assertEquals(12, bench.refreshes());
        }
    }

    @Test
    void diesOfARefusalAloneAndSaysWhy() throws SQLException {
        try (SwitchBench bench = new SwitchBench(SwitchVault.MEMORY)) {
            GrantId login = bench.login();
            GrantId shop = bench.switching().open(login, SwitchBench.SHOP, WHO);
            bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).forbidden();
            assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal().renewed(shop, 1));
            Grant dead = bench.vault().find(shop).orElseThrow();
            assertEquals(GrantStatus.NEEDS_LOGIN, dead.status());
            assertTrue(dead.reason().startsWith("status 403"), dead::reason);
            bench.assertWorks(bench.renewal().current(login));
            GrantId again = bench.switching().open(login, SwitchBench.SHOP, WHO);
            bench.assertWorks(bench.renewal().current(again));
            assertEquals(Optional.empty(), bench.vault().find(shop));
        }
    }

    @Test
    void keepsItsHostWhenTheReplyNamesAForeignOne() throws SQLException {
        try (SwitchBench bench = new SwitchBench(SwitchVault.MEMORY)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).baseUrl("api.c001.example.com", 443);
            Grant next = bench.renewal().renewed(shop, 1);
            assertEquals(2, next.generation());
            assertEquals("127.0.0.1", next.tokens().apiBase().orElseThrow().getHost());
        }
    }

    @Test
    void servesOnWhileTheProviderIsBusyAndItsTokenLives() throws SQLException {
        try (SwitchBench bench = new SwitchBench(SwitchVault.MEMORY)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.clock.advance(LIFE.minusSeconds(30));
            bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).tooManyRequests(Duration.ofSeconds(9));
            assertEquals(1, bench.renewal().current(shop).generation());
            bench.clock.advance(Duration.ofSeconds(10));
            assertEquals(2, bench.renewal().current(shop).generation());
        }
    }

    @Test
    void isKeptWhenItsTokenIsRefusedWhileTheProviderIsBusy() throws SQLException {
        try (SwitchBench bench = new SwitchBench(SwitchVault.MEMORY)) {
            GrantId shop = bench.switching().open(bench.login(), SwitchBench.SHOP, WHO);
            bench.simulator.faults().next(EndPoint.AUTHORIZATION_TOKENS).unavailable();
            assertThrows(GrantException.TryLater.class, () -> bench.renewal().renewed(shop, 1));
            assertEquals(
                    GrantStatus.ACTIVE, bench.vault().find(shop).orElseThrow().status());
        }
    }

    private interface Call {
        Grant on(Renewal node);
    }

    /** What fifty callers of each node get. */
    private static List<Grant> callers(SwitchBench bench, Call call) {
        List<CompletableFuture<Grant>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Renewal node = bench.nodes.get(i % 2).renewal();
            callers.add(CompletableFuture.supplyAsync(() -> call.on(node), THREADS));
        }
        return callers.stream().map(CompletableFuture::join).toList();
    }
}
