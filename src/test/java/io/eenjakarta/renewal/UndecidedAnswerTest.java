package io.eenjakarta.renewal;

import static io.eenjakarta.renewal.TwoProvidersBench.UNDECIDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider refuses our token as it refuses any, and says nothing: the third time, after minutes, it is believed. */
class UndecidedAnswerTest {

    private static final Duration LONG = Duration.ofMinutes(6);
    private static final Duration ENOUGH = Duration.ofMinutes(5);
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final String WHY = "status 401 without a reason";

    private final TwoProvidersBench bench = new TwoProvidersBench();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void endsTheGrantWhenItComesAThirdTimeInARow() {
        bench.cameraManager.answer = UNDECIDED;
        assertWaits(1);
        assertWaits(2);
        bench.clock.advance(ScriptedTokens.LIFE.plus(LONG));
        var e = assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(WHY, e.getMessage());
        assertStands(1, GrantStatus.NEEDS_LOGIN, WHY);
        assertEquals(3, bench.cameraManager.sent.size());
        bench.clock.advance(Duration.ofDays(1));
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(3, bench.cameraManager.sent.size());
    }

    @Test
    void endsNoGrantThatWasIdleWhenNodesAskInTurn() {
        bench.clock.advance(Duration.ofDays(2));
        assertNodesInTurnDoNotEnd(id);
    }

    @Test
    void endsNoGrantWithoutAKnownEndOfItsAccessTokenWhenNodesAskInTurn() {
        assertNodesInTurnDoNotEnd(bench.openEndless());
    }

    private void assertNodesInTurnDoNotEnd(GrantId grant) {
        bench.cameraManager.answer = UNDECIDED;
        for (int node = 1; node <= 3; node++) {
            Renewal one = bench.node(bench.bench.vault);
            assertThrows(GrantException.TryLater.class, () -> one.renewed(grant, 1));
            assertEquals(node, bench.cameraManager.sent.size());
        }
        bench.clock.advance(ENOUGH.minusMillis(1));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(grant, 1));
        assertEquals(GrantStatus.SUSPECT, bench.stored(grant).status());
        bench.clock.advance(WAIT);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(grant, 1));
        assertEquals(WHY, bench.stored(grant).reason());
    }

    /** The claim of the one who died is no answer. */
    @Test
    void isCountedWithoutOwnersWhoDied() {
        bench.cameraManager.answer = UNDECIDED;
        dies();
        assertWaits(1);
        bench.clock.advance(LONG);
        dies();
        assertWaits(2);
        dies();
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(3, bench.cameraManager.sent.size());
    }

    @Test
    void isRememberedThroughOtherFailures() {
        bench.answers(UNDECIDED, UNDECIDED, Answer.BUSY, Answer.LOST, Answer.LOST, UNDECIDED);
        assertWaits(1);
        assertWaits(2);
        for (int failures = 0; failures < 2; failures++) {
            bench.clock.advance(LONG);
            assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
            assertSuspect();
        }
        bench.clock.advance(WAIT);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertStands(1, GrantStatus.NEEDS_LOGIN, WHY);
    }

    @Test
    void beginsAnewAfterAnAnswer() {
        bench.answers(UNDECIDED, UNDECIDED);
        assertWaits(1);
        assertWaits(2);
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertStands(2, GrantStatus.ACTIVE, "");
        bench.clock.advance(ScriptedTokens.LIFE);
        bench.answers(UNDECIDED, UNDECIDED);
        for (int i = 0; i < 2; i++) {
            assertThrows(GrantException.TryLater.class, () -> bench.renewal.current(id));
            assertEquals(GrantStatus.SUSPECT, bench.stored(id).status());
            bench.clock.advance(WAIT);
        }
        assertEquals(3, bench.renewal.current(id).generation());
    }

    @Test
    void asksNobodyElseAndDeclaresNothing() {
        bench.answers(UNDECIDED);
        assertWaits(1);
        bench.renewal.renewed(id, 1);
        assertEquals(0, bench.cameraManager.probes);
        assertEquals(0, bench.vault.count(HookedVault.Call.REPLAY));
    }

    @Test
    void isOverAtOnceWhenTheTokenIsRefusedByName() {
        bench.answers(UNDECIDED, Answer.REFUSED);
        assertWaits(1);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertStands(1, GrantStatus.NEEDS_LOGIN, "HTTP 400 invalid_grant");
    }

    @Test
    void isNoReasonToStopTheGrantsOfOthers() {
        GrantId other = bench.open();
        bench.answers(UNDECIDED);
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(2, bench.renewal.renewed(other, 1).generation());
        assertEquals(0, bench.bench.troubles.now().size());
    }

    /** One more in vain, and nothing is sent for half a minute. */
    private void assertWaits(int sendings) {
        var e = assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(Optional.of(WAIT), e.retryAfter());
        assertSuspect();
        bench.clock.advance(WAIT.minusMillis(1));
        assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
        assertEquals(sendings, bench.cameraManager.sent.size());
        bench.clock.advance(Duration.ofMillis(1));
    }

    private void assertSuspect() {
        Grant now = bench.stored(id);
        assertEquals(GrantStatus.SUSPECT, now.status());
        assertTrue(now.reason().matches("undecided since \\+\\d+: " + WHY), now.reason());
    }

    private void dies() {
        Duration lease = RenewalBench.settings().http().lease();
        assertInstanceOf(Claim.Taken.class, bench.bench.vault.claim(id, 1, "dead", lease));
        bench.clock.advance(lease.plusMillis(1));
    }

    private void assertStands(int generation, GrantStatus status, String reason) {
        Grant now = bench.stored(id);
        assertEquals(generation, now.generation());
        assertEquals(status, now.status());
        assertEquals(reason, now.reason());
    }
}
