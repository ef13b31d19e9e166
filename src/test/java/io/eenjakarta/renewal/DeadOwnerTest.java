package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.Probe;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An owner took the right to rotate and was not heard of again: nobody knows whether it sent the refresh token. */
class DeadOwnerTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Renewal renewal = bench.node(vault, bench.executor).renewal();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Requirement("P2")
    void asksTheProviderOnceDeclaresTheReplayAndOnlyThenSends() {
        GrantId id = bench.open();
        dies(id, "first");
        bench.tokens.beforeAnswer =
                () -> assertEquals(List.of(Call.CLAIM, Call.REPLAY), vault.calls, "before it was sent");
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(1, bench.tokens.probes);
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(List.of(Call.CLAIM, Call.REPLAY, Call.ADVANCE), vault.calls);
        assertStands(id, 2, GrantStatus.ACTIVE, "");
    }

    @Test
    void doesNothingBeforeTheLeaseIsOver() throws Exception {
        GrantId id = bench.open();
        claim(id, "alive");
        bench.clock.advance(LEASE);
        Thread waiting = new Thread(() -> assertThrows(GrantException.class, () -> renewal.renewed(id, 1)));
        waiting.start();
        Eventually.holds(() -> vault.count(Call.CLAIM) > 2);
        waiting.interrupt();
        waiting.join();
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(0, bench.tokens.probes);
    }

    @Test
    void asksForALoginWhenTheReplayIsRefused() {
        GrantId id = bench.open();
        dies(id, "first");
        bench.tokens.answer = Answer.REFUSED;
        var e = assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertEquals(Grant.LOST_REPLY, e.getMessage());
        assertEquals(List.of("r"), bench.tokens.sent);
        assertStands(id, 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY);
    }

    @Test
    void doesNotSpendTheReplayOnAProviderThatDoesNotAnswer() {
        GrantId id = bench.open();
        dies(id, "first");
        bench.tokens.probe = Probe.NO_ANSWER;
        for (int i = 1; i <= 4; i++) {
            assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
            assertEquals(i, bench.tokens.probes);
            assertStands(id, 1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
            bench.clock.advance(PAUSE);
        }
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(0, vault.count(Call.REPLAY));
        bench.tokens.probe = Probe.CLIENT_ACCEPTED;
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void neverSendsAThirdTimeAfterTwoDeadOwnersOfWhomTheSecondDeclaredIt() {
        GrantId id = bench.open();
        dies(id, "first");
        assertEquals(1, claim(id, "second").unanswered());
        assertTrue(bench.vault.replay(id, 1, "second"));
        bench.clock.advance(LEASE.plusMillis(1));
        var e = assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertEquals(Grant.LOST_REPLY, e.getMessage());
        assertEquals(List.of(), bench.tokens.sent);
        assertStands(id, 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY);
        bench.clock.advance(Duration.ofHours(1));
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.current(id));
        assertEquals(List.of(), bench.tokens.sent);
    }

    @Test
    void findsTheNewerGenerationOfAThirdWhoWonWhileItGaveUp() {
        GrantId id = bench.open();
        dies(id, "first");
        claim(id, "second");
        assertTrue(bench.vault.replay(id, 1, "second"));
        bench.clock.advance(LEASE.plusMillis(1));
        vault.before(Call.RELEASE, () -> {
            bench.clock.advance(LEASE.plusMillis(1));
            claim(id, "third");
            assertTrue(
                    bench.vault.advance(id, 1, "third", bench.tokens.set("theirs", Optional.of(ScriptedTokens.LIFE))));
        });
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(List.of(), bench.tokens.sent);
        assertStands(id, 2, GrantStatus.ACTIVE, "");
    }

    @Test
    void keepsTheReplayWhenOwnersDieBeforeTheyDeclareIt() {
        GrantId id = bench.open();
        dies(id, "first");
        dies(id, "second");
        dies(id, "third");
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(1, vault.count(Call.REPLAY));
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void spendsNothingWhenTheProbeShowsThatOurClientIsRefused() {
        GrantId id = bench.open();
        GrantId other = bench.open();
        dies(id, "first");
        bench.tokens.probe = Probe.CLIENT_REFUSED;
        assertThrows(GrantException.Misconfigured.class, () -> renewal.renewed(id, 1));
        assertThrows(GrantException.Misconfigured.class, () -> renewal.renewed(other, 1));
        assertEquals(1, bench.tokens.probes);
        assertEquals(List.of(), bench.tokens.sent);
        assertEquals(0, vault.count(Call.REPLAY));
        assertTrue(bench.troubles.now().containsKey(LogCode.TOKEN_MISCONFIGURED));
        assertStands(id, 1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        bench.tokens.probe = Probe.CLIENT_ACCEPTED;
        bench.clock.advance(Duration.ofSeconds(5));
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(2, renewal.renewed(other, 1).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void keepsTheReplayWhenTheProviderTurnsItDownUnread() {
        GrantId id = bench.open();
        dies(id, "first");
        bench.tokens.answer = Answer.WRONG_SCOPE;
        assertThrows(GrantException.Misconfigured.class, () -> renewal.renewed(id, 1));
        assertStands(id, 1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        bench.tokens.answer = Answer.BUSY;
        bench.clock.advance(Duration.ofSeconds(5));
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        assertStands(id, 1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        bench.tokens.answer = bench.tokens::rotated;
        bench.clock.advance(PAUSE);
        assertEquals(2, renewal.renewed(id, 1).generation());
    }

    @Test
    void doesNotSendWhenItLosesTheRightBetweenTheProbeAndTheDeclaration() {
        GrantId id = bench.open();
        dies(id, "first");
        vault.before(Call.REPLAY, () -> {
            bench.clock.advance(LEASE.plusMillis(1));
            claim(id, "quicker");
        });
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        assertEquals(List.of(), bench.tokens.sent);
        vault.before(Call.REPLAY, () -> {});
        bench.clock.advance(LEASE.plusMillis(1));
        assertEquals(2, renewal.renewed(id, 1).generation());
    }

    @Test
    void doesNotSendWhenTheDeclarationIsNotConfirmed() {
        GrantId id = bench.open();
        dies(id, "first");
        vault.after(Call.REPLAY, () -> {
            throw HookedVault.unavailable();
        });
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        assertEquals(List.of(), bench.tokens.sent);
    }

    private void dies(GrantId id, String owner) {
        claim(id, owner);
        bench.clock.advance(LEASE.plusMillis(1));
    }

    private Claim.Taken claim(GrantId id, String owner) {
        return assertInstanceOf(Claim.Taken.class, bench.vault.claim(id, 1, owner, LEASE));
    }

    private void assertStands(GrantId id, int generation, GrantStatus status, String reason) {
        Grant now = bench.vault.find(id).orElseThrow();
        assertEquals(generation, now.generation());
        assertEquals(status, now.status());
        assertEquals(reason, now.reason());
    }
}
