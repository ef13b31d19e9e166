package io.eenjakarta.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.cluster.Violation.Kind;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hand-made logs: each broken promise is found, and what had to happen is none. */
class InvariantCheckerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Post> posts = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<VaultRow> rows = new ArrayList<>();
    private final Set<String> revoked = new HashSet<>();

    @Test
    void findsNothingInAQuietRun() {
        login(0, "a1");
        refresh(10, "n1", "a1", "a2");
        refresh(20, "n2", "a2", "a3");
        row("a", 3, GrantStatus.ACTIVE, "", "a3");
        Verdict verdict = check();
        assertEquals(2, verdict.rotations());
        assertEquals(0, verdict.replays() + verdict.doubleSent() + verdict.drops());
    }

    @Test
    void findsATokenThatWasSentTwice() {
        login(0, "a1");
        refresh(10, "n1", "a1", "a2");
        refused(11, "n2", "a1");
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        assertEquals(1, check(Kind.SENT_TWICE).doubleSent());
    }

    @Test
    void letsOneReplayPassWhenTheSenderDied() {
        login(0, "a1");
        neverArrived(10, "n1", "a1");
        troubles.add(new Trouble.Kill("n1", CrashPoint.AFTER_TX1, at(11)));
        refresh(18, "n2", "a1", "a2");
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        assertEquals(1, check().replays());
    }

    @Test
    void letsNoReplayPassWhenAnotherNodeDied() {
        login(0, "a1");
        neverArrived(10, "n1", "a1");
        troubles.add(new Trouble.Kill("n3", CrashPoint.RANDOM, at(11)));
        refresh(18, "n2", "a1", "a2");
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        check(Kind.SENT_TWICE);
    }

    @Test
    void letsNoReplayPassWhenTheSenderDiedBeforeOrAfter() {
        login(0, "a1");
        troubles.add(new Trouble.Kill("n1", CrashPoint.RANDOM, at(9)));
        neverArrived(10, "n1", "a1");
        refresh(18, "n2", "a1", "a2");
        troubles.add(new Trouble.Kill("n1", CrashPoint.RANDOM, at(19)));
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        check(Kind.SENT_TWICE);
    }

    @Test
    void letsNoThirdSendingPass() {
        login(0, "a1");
        dropped(10, "n1", "a1", "a2");
        refused(18, "n2", "a1");
        refused(28, "n3", "a1");
        row("a", 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY, "a1");
        Verdict verdict = check(Kind.SENT_TWICE);
        assertEquals(1, verdict.replays());
        assertEquals(1, verdict.doubleSent());
    }

    @Test
    void doesNotCountWhatAuthenticatedNobody() {
        login(0, "a1");
        posts.add(new Post(at(9), at(9), Optional.of("a1"), Optional.empty(), false, false, Optional.of("n1")));
        refresh(10, "n1", "a1", "a2");
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        assertEquals(0, check().replays());
    }

    @Test
    void letsAReplayPassWhileTheDatabaseWasAway() {
        login(0, "a1");
        refresh(10, "n1", "a1", "a2");
        troubles.add(new Trouble.DatabaseStop(at(9), at(20)));
        refused(21, "n2", "a1");
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        assertEquals(1, check().replays());
    }

    @Test
    void findsALostGeneration() {
        login(0, "a1");
        refresh(10, "n1", "a1", "a2");
        refresh(20, "n1", "a2", "a3");
        row("a", 2, GrantStatus.ACTIVE, "", "a2");
        assertEquals(Set.of("a"), check(Kind.GENERATION_LOST).lostOtherwise());
    }

    @Test
    void letsAGrantDieWhoseAnswerWasDropped() {
        login(0, "a1");
        dropped(10, "n1", "a1", "a2");
        refused(11, "n1", "a1");
        row("a", 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY, "a1");
        Verdict verdict = check();
        assertEquals(Set.of("a"), verdict.lostByOrder());
        assertEquals(1, verdict.drops());
    }

    @Test
    void letsAGrantDieWithTheNodeThatHadTheAnswer() {
        login(0, "a1");
        refresh(10, "n1", "a1", "a2");
        troubles.add(new Trouble.Kill("n1", CrashPoint.REPLY_READ, at(10)));
        refused(18, "n2", "a1");
        row("a", 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY, "a1");
        assertEquals(Set.of("a"), check().lostByOrder());
    }

    @Test
    void findsADeadGrantThatNobodyKilled() {
        login(0, "a1");
        refresh(10, "n1", "a1", "a2");
        troubles.add(new Trouble.Kill("n2", CrashPoint.REPLY_READ, at(10)));
        row("a", 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY, "a1");
        assertEquals(Set.of("a"), check(Kind.DEAD_WITHOUT_ORDER).lostOtherwise());
    }

    @Test
    void findsADeadGrantWhoseTokenIsStillGood() {
        login(0, "a1");
        row("a", 1, GrantStatus.NEEDS_LOGIN, Grant.LOST_REPLY, "a1");
        check(Kind.DEAD_WITHOUT_ORDER);
    }

    @Test
    void findsAWrongReason() {
        login(0, "a1");
        dropped(10, "n1", "a1", "a2");
        row("a", 1, GrantStatus.NEEDS_LOGIN, "400 invalid_grant", "a1");
        check(Kind.WRONG_REASON);
    }

    @Test
    void findsATokenThatTheProviderNeverIssued() {
        row("a", 1, GrantStatus.ACTIVE, "", "a1");
        check(Kind.TOKEN_UNKNOWN);
    }

    @Test
    void findsAMiscount() {
        login(0, "a1");
        row("a", 2, GrantStatus.ACTIVE, "", "a1");
        check(Kind.GENERATION_MISCOUNTED);
    }

    @Test
    void findsALoginWithoutARow() {
        login(0, "a1");
        check(Kind.LOGIN_FORGOTTEN);
        revoked.add("a1");
        check();
    }

    @Test
    void findsARotationThatDoesNotEnd() {
        login(0, "a1");
        row("a", 1, GrantStatus.SUSPECT, Grant.LOST_REPLY, "a1");
        check(Kind.NOT_SETTLED);
    }

    private Verdict check(Kind... expected) {
        Verdict verdict =
                InvariantChecker.check(new Evidence(posts, revoked, troubles, rows, Duration.ofMillis(6_500)));
        assertEquals(
                List.of(expected),
                verdict.violations().stream().map(Violation::kind).toList(),
                () -> verdict.violations().toString());
        return verdict;
    }

    private void login(int second, String issued) {
        add(second, Optional.empty(), Optional.of(issued), false, "n1");
    }

    private void refresh(int second, String node, String sent, String issued) {
        add(second, Optional.of(sent), Optional.of(issued), false, node);
    }

    private void dropped(int second, String node, String sent, String issued) {
        add(second, Optional.of(sent), Optional.of(issued), true, node);
    }

    private void refused(int second, String node, String sent) {
        add(second, Optional.of(sent), Optional.empty(), false, node);
    }

    private void neverArrived(int second, String node, String sent) {
        refused(second, node, sent);
    }

    private void add(int second, Optional<String> sent, Optional<String> issued, boolean lost, String node) {
        posts.add(new Post(at(second), at(second), sent, issued, lost, true, Optional.of(node)));
    }

    private void row(String grant, int generation, GrantStatus status, String reason, String hash) {
        rows.add(new VaultRow(grant, "u", generation, status, reason, Optional.of(hash), false));
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
