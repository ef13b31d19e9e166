package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider has rotated, and the database goes away before the new tokens are in it. */
class UnstoredTokensTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final AtomicBoolean noThread = new AtomicBoolean();
    private final RenewalBench.Node node = bench.node(vault, task -> {
        if (noThread.getAndSet(false)) {
            throw new RejectedExecutionException("no thread just now");
        }
        bench.executor.execute(task);
    });
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Requirement("P2")
    void keepsThemUnseenAndWritesThemWhenItIsBack() {
        goesAwayAfterSending();
        Grant inVault = bench.vault.find(id).orElseThrow();
        assertEquals(1, inVault.generation());
        assertEquals(GrantStatus.ROTATING, inVault.status());
        assertTrue(bench.troubles.now().containsKey(LogCode.GRANT_UNSTORED));
        bench.clock.advance(PAUSE);
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        comesBack();
        assertEquals("r+", refreshToken());
        assertEquals(Map.of(), bench.troubles.now());
        bench.clock.advance(PAUSE);
        assertEquals(2, node.renewal().renewed(id, 1).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void keepTheirOwnNodeFromSendingTheUsedTokenAgain() {
        AtomicBoolean full = new AtomicBoolean(true);
        vault.before(Call.ADVANCE, () -> {
            if (full.get()) {
                throw HookedVault.unavailable();
            }
        });
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        bench.clock.advance(LEASE.plusMillis(1));
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(1, vault.count(Call.CLAIM));
        full.set(false);
        comesBack();
        assertEquals("r+", refreshToken());
    }

    @Test
    void triesAgainAndAgain() {
        goesAwayAfterSending();
        Eventually.holds(() -> vault.count(Call.ADVANCE) >= 4);
        assertEquals(1, node.unstored().size());
        comesBack();
        assertEquals("r+", refreshToken());
    }

    @Test
    void writesThemAlthoughTheServerHadNoThreadForItOnce() {
        goesAwayAfterSending();
        noThread.set(true);
        Eventually.holds(() -> !noThread.get());
        comesBack();
        assertEquals("r+", refreshToken());
    }

    @Test
    void keepsThemWhateverWentWrongWithStoringThem() {
        vault.before(Call.ADVANCE, () -> {
            vault.before(Call.ADVANCE, () -> {});
            throw new IllegalStateException("the transaction manager is not well");
        });
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        comesBack();
        assertEquals("r+", refreshToken());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void keepTheCallerFromTheTokenThatTheProviderHasJustReplaced() {
        node.renewal().current(id);
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        bench.tokens.beforeAnswer = () -> vault.away = true;
        for (int call = 0; call < 12; call++) {
            assertThrows(GrantException.TryLater.class, () -> node.renewal().current(id));
            bench.clock.advance(Duration.ofMillis(250));
        }
    }

    @Test
    void doesNotLoseThemToAnotherNodeThatTookOver() {
        goesAwayAfterSending();
        bench.clock.advance(LEASE.plusMillis(1));
        bench.tokens.answer = Answer.REFUSED;
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(Grant.LOST_REPLY, bench.vault.find(id).orElseThrow().reason());
        comesBack();
        assertEquals(GrantStatus.ACTIVE, bench.vault.find(id).orElseThrow().status());
        assertEquals(2, bench.renewal.current(id).generation());
        assertEquals(2, node.renewal().current(id).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void keepsThoseOfManyGrants() {
        vault.before(Call.ADVANCE, () -> vault.away = true);
        List<GrantId> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            vault.away = false;
            GrantId one = bench.open();
            ids.add(one);
            assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(one, 1));
        }
        vault.before(Call.ADVANCE, () -> {});
        comesBack();
        bench.clock.advance(PAUSE);
        ids.forEach(each -> assertEquals(2, node.renewal().renewed(each, 1).generation()));
        assertEquals(50, bench.tokens.sent.size());
    }

    @Test
    void writesThemWhenTheApplicationStops() {
        bench.scheduler.shutdown();
        goesAwayAfterSending();
        assertEquals(1, node.unstored().size());
        vault.away = false;
        node.unstored().stop();
        assertEquals(0, node.unstored().size());
        assertEquals("r+", refreshToken());
    }

    @Test
    void writesThoseThatComeAfterTheApplicationBeganToStop() {
        AtomicBoolean once = new AtomicBoolean(true);
        vault.before(Call.ADVANCE, () -> {
            if (once.getAndSet(false)) {
                throw HookedVault.unavailable();
            }
        });
        node.unstored().stop();
        bench.scheduler.shutdown();
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        assertEquals(0, node.unstored().size());
        assertEquals("r+", refreshToken());
    }

    @Test
    void knowsThatTheyWereWrittenAfterAll() {
        AtomicBoolean once = new AtomicBoolean(true);
        vault.after(Call.ADVANCE, () -> {
            if (once.getAndSet(false)) {
                throw HookedVault.unavailable();
            }
        });
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        Eventually.holds(() -> node.unstored().size() == 0);
        bench.clock.advance(PAUSE);
        assertEquals(2, node.renewal().renewed(id, 1).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void revokesThemWhenTheGrantEndsMeanwhile() {
        goesAwayAfterSending();
        assertTrue(bench.renewal.end(id));
        comesBack();
        assertEquals(List.of("r", "r+"), bench.tokens.revoked.stream().sorted().toList());
        assertThrows(GrantException.NeedsLogin.class, () -> node.renewal().current(id));
    }

    private void goesAwayAfterSending() {
        bench.tokens.beforeAnswer = () -> vault.away = true;
        assertThrows(GrantException.TryLater.class, () -> node.renewal().renewed(id, 1));
        bench.tokens.beforeAnswer = () -> {};
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(1, node.unstored().size());
    }

    private void comesBack() {
        vault.away = false;
        Eventually.holds(() -> node.unstored().size() == 0);
    }

    private String refreshToken() {
        return bench.vault
                .find(id)
                .orElseThrow()
                .tokens()
                .refreshToken()
                .orElseThrow()
                .value();
    }
}
