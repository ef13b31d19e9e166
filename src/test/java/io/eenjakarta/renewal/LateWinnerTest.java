package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first owner's answer comes after its lease: it is the only copy of the new tokens. */
class LateWinnerTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault lateVault = new HookedVault(bench.vault);
    private final RenewalBench.Node late = bench.node(lateVault, bench.executor);
    private final RenewalBench.Node other = bench.node(bench.vault, bench.executor);
    private final GrantId id = bench.open();
    private final CountDownLatch lateSent = new CountDownLatch(1);
    private final CountDownLatch lateAnswered = new CountDownLatch(1);
    private final CountDownLatch otherSent = new CountDownLatch(1);
    private final CountDownLatch otherAnswered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void winsOverALostReplyThatAnotherNodeHasDeclared() throws Exception {
        otherAnswered.countDown();
        FutureTask<Grant> caller = lateAfterItsLease(Answer.REFUSED);
        assertThrows(GrantException.NeedsLogin.class, () -> other.renewal().renewed(id, 1));
        assertStands(1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY);
        lateAnswered.countDown();
        assertEquals(2, caller.get().generation());
        assertStands(2, GrantStatus.ACTIVE, "");
        assertEquals(2, other.renewal().current(id).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
        assertEquals(List.of(), bench.tokens.revoked);
    }

    @Test
    void winsOverASuspicionThatAnotherNodeHasDeclared() throws Exception {
        FutureTask<Grant> caller = lateAfterItsLease(Answer.REFUSED);
        bench.tokens.probe = Probe.NO_ANSWER;
        assertThrows(GrantException.TryLater.class, () -> other.renewal().renewed(id, 1));
        assertStands(1, GrantStatus.SUSPECT, Grant.LOST_REPLY);
        lateAnswered.countDown();
        assertEquals(2, caller.get().generation());
        assertStands(2, GrantStatus.ACTIVE, "");
    }

    @Test
    void winsWhenNobodyHasTakenOver() throws Exception {
        FutureTask<Grant> caller = lateAfterItsLease(Answer.REFUSED);
        lateAnswered.countDown();
        assertEquals(2, caller.get().generation());
        assertStands(2, GrantStatus.ACTIVE, "");
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void keepsItsTokensWhileAnotherHoldsTheRightAndWinsAfterwards() throws Exception {
        FutureTask<Grant> second = heldByTheOther(Answer.REFUSED);
        assertEquals(1, late.unstored().size());
        assertTrue(bench.troubles.now().containsKey(LogCode.GRANT_UNSTORED));
        assertEquals(1, other.renewal().peek(id).orElseThrow().generation(), "nobody sees them");
        otherAnswered.countDown();
        assertInstanceOf(GrantException.NeedsLogin.class, failure(second));
        Eventually.holds(() -> late.unstored().size() == 0);
        assertStands(2, GrantStatus.ACTIVE, "");
        assertEquals("r+", refreshToken());
        assertFalse(bench.troubles.now().containsKey(LogCode.GRANT_UNSTORED));
        bench.clock.advance(Duration.ofSeconds(1));
        assertEquals(2, late.renewal().renewed(id, 1).generation());
        assertEquals(2, other.renewal().renewed(id, 1).generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void winsWhenTheOtherLosesItsReplyToo() throws Exception {
        FutureTask<Grant> second = heldByTheOther(Answer.LOST);
        otherAnswered.countDown();
        assertInstanceOf(GrantException.NeedsLogin.class, failure(second));
        Eventually.holds(() -> late.unstored().size() == 0);
        assertStands(2, GrantStatus.ACTIVE, "");
    }

    @Test
    @Requirement("P9")
    void revokesItsTokensWhenTheGrantEndsWhileTheyWait() throws Exception {
        FutureTask<Grant> second = heldByTheOther(Answer.REFUSED);
        assertTrue(other.renewal().end(id));
        otherAnswered.countDown();
        assertInstanceOf(GrantException.NeedsLogin.class, failure(second));
        Eventually.holds(() -> late.unstored().size() == 0);
        assertEquals(List.of("r", "r+"), bench.tokens.revoked.stream().sorted().toList());
        assertTrue(bench.vault.find(id).isEmpty());
    }

    @Test
    void dropsItsTokensUnrevokedWhenTheGrantMovesOnWhileTheyWait() throws Exception {
        FutureTask<Grant> second = heldByTheOther(token -> granted("theirs"));
        otherAnswered.countDown();
        assertEquals(2, second.get().generation());
        Eventually.holds(() -> late.unstored().size() == 0);
        assertEquals("theirs", refreshToken());
        assertEquals(List.of(), bench.tokens.revoked);
        bench.clock.advance(Duration.ofSeconds(1));
        assertEquals("theirs", refreshToken(late.renewal().renewed(id, 1)));
    }

    @Test
    void dropsItsTokensUnrevokedWhenTheGrantHasMovedOn() throws Exception {
        otherAnswered.countDown();
        FutureTask<Grant> caller = lateAfterItsLease(token -> granted("theirs"));
        assertEquals(2, other.renewal().renewed(id, 1).generation());
        lateAnswered.countDown();
        assertEquals("theirs", refreshToken(caller.get()));
        assertEquals("theirs", refreshToken());
        assertEquals(List.of(), bench.tokens.revoked);
        assertEquals(0, late.unstored().size());
    }

    @Test
    void harmsNobodyWhenItsAnswerIsARefusal() throws Exception {
        otherAnswered.countDown();
        FutureTask<Grant> caller = lateAfterItsLease(token -> granted("theirs"), Answer.REFUSED);
        assertEquals(2, other.renewal().renewed(id, 1).generation());
        lateAnswered.countDown();
        assertEquals(2, caller.get().generation());
        assertStands(2, GrantStatus.ACTIVE, "");
    }

    @Test
    void keepsItsTokensWhenTheDatabaseGoesAwayWhileItFindsOutThatItIsLate() throws Exception {
        lateVault.before(Call.FIND, () -> {
            lateVault.before(Call.FIND, () -> {});
            throw HookedVault.unavailable();
        });
        FutureTask<Grant> second = heldByTheOther(Answer.REFUSED);
        otherAnswered.countDown();
        assertInstanceOf(GrantException.NeedsLogin.class, failure(second));
        Eventually.holds(() -> late.unstored().size() == 0);
        assertStands(2, GrantStatus.ACTIVE, "");
    }

    @Test
    void keepsItsTokensWhileTheRowCannotBeReadForWantOfAKey() throws Exception {
        lateVault.after(
                Call.FIND,
                () -> lateVault.before(Call.FIND, () -> {
                    throw new VaultException.Unreadable("no key k2", true);
                }));
        FutureTask<Grant> second = heldByTheOther(Answer.REFUSED);
        Eventually.holds(() -> lateVault.count(Call.FIND) > 2);
        assertEquals(1, late.unstored().size());
        otherAnswered.countDown();
        assertInstanceOf(GrantException.NeedsLogin.class, failure(second));
        Eventually.holds(() -> late.unstored().size() == 0);
        assertStands(2, GrantStatus.ACTIVE, "");
    }

    /** The late node has its answer, in vain so far: the other holds the right and has sent. */
    private FutureTask<Grant> heldByTheOther(Answer othersAnswer) {
        FutureTask<Grant> caller = lateAfterItsLease(othersAnswer);
        FutureTask<Grant> second = Eventually.started(() -> other.renewal().renewed(id, 1));
        ScriptedTokens.await(otherSent);
        lateAnswered.countDown();
        assertInstanceOf(GrantException.TryLater.class, failure(caller));
        return second;
    }

    private FutureTask<Grant> lateAfterItsLease(Answer othersAnswer) {
        return lateAfterItsLease(othersAnswer, bench.tokens::rotated);
    }

    /** The late node has sent, its lease is over, its answer comes when the latch opens. */
    private FutureTask<Grant> lateAfterItsLease(Answer othersAnswer, Answer lateAnswer) {
        Answer.next(
                bench.tokens,
                token -> {
                    lateSent.countDown();
                    ScriptedTokens.await(lateAnswered);
                    return lateAnswer.apply(token);
                },
                token -> {
                    otherSent.countDown();
                    ScriptedTokens.await(otherAnswered);
                    return othersAnswer.apply(token);
                });
        FutureTask<Grant> caller = Eventually.started(() -> late.renewal().renewed(id, 1));
        ScriptedTokens.await(lateSent);
        bench.clock.advance(LEASE.plusMillis(1));
        return caller;
    }

    private TokenOutcome granted(String name) {
        return new TokenOutcome.Granted(bench.tokens.set(name, Optional.of(ScriptedTokens.LIFE)), Optional.empty());
    }

    private static Throwable failure(FutureTask<Grant> task) {
        return assertThrows(ExecutionException.class, task::get).getCause();
    }

    private String refreshToken() {
        return refreshToken(bench.vault.find(id).orElseThrow());
    }

    private static String refreshToken(Grant grant) {
        return grant.tokens().refreshToken().orElseThrow().value();
    }

    private void assertStands(int generation, GrantStatus status, String reason) {
        Grant now = bench.vault.find(id).orElseThrow();
        assertEquals(generation, now.generation());
        assertEquals(status, now.status());
        assertEquals(reason, now.reason());
    }
}
