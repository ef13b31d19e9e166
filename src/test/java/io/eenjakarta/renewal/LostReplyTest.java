package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.Probe;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The refresh token was sent and no answer came, while whoever sent it lives. */
class LostReplyTest {

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final Renewal renewal = bench.node(vault, bench.executor).renewal();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    @Requirement("P2")
    void sendsOnceMoreInTheSameCallAndDeclaresIt() {
        answers(Answer.LOST);
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
        assertEquals(1, bench.tokens.probes);
        assertEquals(List.of(Call.CLAIM, Call.RELEASE, Call.CLAIM, Call.REPLAY, Call.ADVANCE), vault.calls);
        assertStands(2, GrantStatus.ACTIVE, "");
    }

    @Test
    void givesUpAfterTheSecondLossAndNeverSendsAgain() {
        answers(Answer.LOST, Answer.LOST);
        var e = assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertEquals(Grant.LOST_REPLY, e.getMessage());
        assertStands(1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY);
        bench.clock.advance(Duration.ofHours(1));
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void callsItALostReplyWhenTheReplayIsRefused() {
        answers(Answer.LOST, Answer.REFUSED);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertStands(1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY);
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void callsARefusalByItsNameWhenNoReplyWasLost() {
        answers(Answer.REFUSED);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertStands(1, GrantStatus.NEEDS_LOGIN, "HTTP 400 invalid_grant");
    }

    @Test
    void waitsWithTheReplayUntilTheProviderAnswers() {
        answers(Answer.LOST);
        bench.tokens.probe = Probe.NO_ANSWER;
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        assertStands(1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        assertEquals(List.of("r"), bench.tokens.sent);
        bench.tokens.probe = Probe.CLIENT_ACCEPTED;
        assertEquals(2, bench.renewal.renewed(id, 1).generation(), "another node needs no pause");
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void letsATokenThatWasOnlyDueEarlyServeWhileItIsSuspect() {
        renewal.current(id);
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        answers(Answer.LOST);
        bench.tokens.probe = Probe.NO_ANSWER;
        assertEquals(1, renewal.current(id).generation());
        assertStands(1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        assertEquals(1, bench.node(vault, bench.executor).renewal().current(id).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void takesAnExceptionInTheMiddleOfItForALostReply() {
        answers(Answer.BROKEN);
        assertThrows(IllegalStateException.class, () -> renewal.renewed(id, 1));
        assertStands(1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        answers(Answer.BROKEN);
        assertThrows(IllegalStateException.class, () -> renewal.renewed(id, 1));
        assertEquals(1, vault.count(Call.REPLAY));
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertEquals(List.of("r", "r"), bench.tokens.sent);
        assertStands(1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY);
    }

    @Test
    void letsATokenThatWasOnlyDueEarlyServeAfterAnExceptionInTheMiddleOfIt() {
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        answers(Answer.BROKEN);
        assertEquals(1, renewal.current(id).generation());
        assertStands(1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
    }

    @Test
    void findsTheTokensThatALateWinnerStoredAfterItGaveUp() {
        answers(Answer.LOST, Answer.LOST);
        assertThrows(GrantException.NeedsLogin.class, () -> renewal.renewed(id, 1));
        assertTrue(bench.vault.advance(id, 1, "late", bench.tokens.set("theirs", Optional.of(ScriptedTokens.LIFE))));
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void resendsAsOftenAsNeededWhatTheProviderSurelyDidNotRead() {
        for (int i = 1; i <= 5; i++) {
            answers(Answer.BUSY);
            assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
            assertStands(1, GrantStatus.ACTIVE, "");
            bench.clock.advance(Duration.ofSeconds(1));
        }
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(0, bench.tokens.probes);
    }

    @Test
    void startsTheNextGenerationWithAReplayOfItsOwn() {
        answers(Answer.LOST);
        assertEquals(2, renewal.renewed(id, 1).generation());
        bench.clock.advance(ScriptedTokens.LIFE);
        answers(Answer.LOST);
        assertEquals(3, renewal.current(id).generation());
        assertEquals(List.of("r", "r", "r+", "r+"), bench.tokens.sent);
    }

    @Test
    void takesOverAfterTheLeaseWhenTheLossCouldNotBeWrittenDown() {
        vault.before(Call.RELEASE, () -> {
            throw HookedVault.unavailable();
        });
        answers(Answer.LOST);
        assertThrows(GrantException.TryLater.class, () -> renewal.renewed(id, 1));
        assertStands(1, GrantStatus.ROTATING, "");
        vault.before(Call.RELEASE, () -> {});
        bench.clock.advance(RenewalBench.settings().http().lease().plusMillis(1));
        assertEquals(2, renewal.renewed(id, 1).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
        assertTrue(vault.calls.contains(Call.REPLAY));
    }

    private void answers(Answer... next) {
        Answer.next(bench.tokens, next);
    }

    private void assertStands(int generation, GrantStatus status, String reason) {
        Grant now = bench.vault.find(id).orElseThrow();
        assertEquals(generation, now.generation());
        assertEquals(status, now.status());
        assertEquals(reason, now.reason());
    }
}
