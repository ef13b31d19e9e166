package io.eenjakarta.renewal;

import static io.eenjakarta.renewal.TwoProvidersBench.CONSTANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.token.Probe;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refresh token that stays the same: nothing is lost with an answer, and nothing is risked by sending it again. */
class ConstantTokenTest {

    private static final Duration LEASE = RenewalBench.settings().http().lease();
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final TwoProvidersBench bench = new TwoProvidersBench();
    private final GrantId id = bench.open();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"-60000, 0", "-1, 0", "0, 1"})
    void isSentWhenTheAccessTokenEndsAndNotBefore(long millisAfter, int sent) {
        bench.clock.advance(ScriptedTokens.LIFE.plusMillis(millisAfter));
        bench.renewal.current(id);
        assertEquals(sent, bench.cameraManager.sent.size());
    }

    @Test
    void isDueAtTheEndAgainWhereverTheGenerationWasRead() {
        bench.clock.advance(ScriptedTokens.LIFE);
        Renewal other = bench.node(bench.bench.vault);
        assertEquals(2, bench.renewal.current(id).generation());
        assertEquals(2, other.current(id).generation());
        bench.clock.advance(ScriptedTokens.LIFE.minusMillis(1));
        assertEquals(2, bench.renewal.current(id).generation());
        assertEquals(2, other.current(id).generation());
        bench.clock.advance(Duration.ofMillis(1));
        assertEquals(3, other.current(id).generation());
        assertEquals(List.of(CONSTANT, CONSTANT), bench.cameraManager.sent);
        assertEquals(List.of(), bench.eagleEye.sent);
    }

    @Test
    void bringsAnotherAccessTokenAfterARefusal() {
        String refused = bench.renewal.current(id).tokens().accessToken().value();
        Grant next = bench.renewal.renewed(id, 1);
        assertEquals(2, next.generation());
        assertNotEquals(refused, next.tokens().accessToken().value());
        assertEquals(CONSTANT, next.tokens().refreshToken().orElseThrow().value());
    }

    @Test
    void isSentAgainAsOftenAsAnswersAreLost() {
        bench.cameraManager.answer = Answer.LOST;
        for (int round = 1; round <= 6; round++) {
            assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
            assertEquals(2 * round, bench.cameraManager.sent.size(), "once more at once, and then a pause");
            assertStands(1, GrantStatus.ACTIVE);
            bench.clock.advance(PAUSE);
        }
        bench.cameraManager.answer = bench::granted;
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertStands(2, GrantStatus.ACTIVE);
        assertNobodyAskedOrDeclared();
    }

    @Test
    void isSentAgainAfterAnExceptionInTheMiddleOfIt() {
        bench.answers(Answer.BROKEN, Answer.BROKEN, Answer.BROKEN);
        for (int round = 0; round < 3; round++) {
            assertThrows(IllegalStateException.class, () -> bench.renewal.renewed(id, 1));
            assertStands(1, GrantStatus.ACTIVE);
        }
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertNobodyAskedOrDeclared();
    }

    @Test
    void endsTheGrantOnlyWhenItIsRefusedByName() {
        bench.answers(Answer.LOST, Answer.REFUSED);
        assertThrows(GrantException.NeedsLogin.class, () -> bench.renewal.renewed(id, 1));
        assertStands(1, GrantStatus.NEEDS_LOGIN);
        assertEquals("HTTP 400 invalid_grant", bench.stored(id).reason());
    }

    @Test
    void isSentAtOnceAfterOwnersWhoDied() {
        bench.cameraManager.probe = Probe.NO_ANSWER;
        for (String owner : List.of("first", "second", "third")) {
            assertInstanceOf(Claim.Taken.class, bench.bench.vault.claim(id, 1, owner, LEASE));
            bench.clock.advance(LEASE.plusMillis(1));
        }
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertEquals(List.of(CONSTANT), bench.cameraManager.sent);
        assertEquals(List.of(Call.CLAIM, Call.ADVANCE), rotating());
        assertStands(2, GrantStatus.ACTIVE);
    }

    @Test
    void survivesLossesAfterAnOwnerWhoDied() {
        assertInstanceOf(Claim.Taken.class, bench.bench.vault.claim(id, 1, "dead", LEASE));
        bench.clock.advance(LEASE.plusMillis(1));
        bench.cameraManager.answer = Answer.LOST;
        for (int round = 0; round < 4; round++) {
            assertThrows(GrantException.TryLater.class, () -> bench.renewal.renewed(id, 1));
            bench.clock.advance(PAUSE);
        }
        bench.cameraManager.answer = bench::granted;
        assertEquals(2, bench.renewal.renewed(id, 1).generation());
        assertNobodyAskedOrDeclared();
    }

    @Test
    void isSentOnceForAllWhoNeedIt() {
        bench.clock.advance(ScriptedTokens.LIFE);
        CountDownLatch allAsked = new CountDownLatch(100);
        bench.cameraManager.beforeAnswer = () -> ScriptedTokens.await(allAsked);
        List<CompletableFuture<Grant>> callers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            callers.add(CompletableFuture.supplyAsync(
                    () -> {
                        allAsked.countDown();
                        return bench.renewal.current(id);
                    },
                    bench.bench.executor));
        }
        callers.forEach(caller -> assertEquals(2, caller.join().generation()));
        assertEquals(List.of(CONSTANT), bench.cameraManager.sent);
    }

    @Test
    void isGivenBackWithItsAccessTokenAtTheEnd() {
        bench.renewal.end(id);
        assertEquals(List.of(CONSTANT), bench.cameraManager.revoked);
        assertEquals(List.of(), bench.eagleEye.revoked);
    }

    @Test
    void isNotNeededToGiveAnAccessTokenBack() {
        bench.renewal.end(bench.openUnrefreshable());
        assertEquals(List.of("a"), bench.cameraManager.revoked);
    }

    @Test
    void staysWithTheGrantWhileItsProviderIsSwitchedOff() {
        bench.clients.remove(TwoProvidersBench.CAMERA_MANAGER);
        bench.clock.advance(ScriptedTokens.LIFE);
        var e = assertThrows(GrantException.Misconfigured.class, () -> bench.renewal.current(id));
        assertEquals("its provider cameramanager is not in een.providers", e.getMessage());
        assertStands(1, GrantStatus.ACTIVE);
        assertEquals("", bench.stored(id).reason());
        assertEquals(0, bench.bench.troubles.now().size(), "the client of the other is not to blame");
        bench.clients.put(TwoProvidersBench.CAMERA_MANAGER, bench.cameraManager);
        bench.clock.advance(Duration.ofMinutes(5));
        assertEquals(2, bench.renewal.current(id).generation());
    }

    private List<Call> rotating() {
        return bench.vault.calls.stream()
                .filter(call -> call != Call.STORE && call != Call.FIND)
                .toList();
    }

    private void assertNobodyAskedOrDeclared() {
        assertEquals(0, bench.cameraManager.probes);
        assertEquals(0, bench.vault.count(Call.REPLAY));
        assertEquals(Collections.nCopies(bench.cameraManager.sent.size(), CONSTANT), bench.cameraManager.sent);
    }

    private void assertStands(int generation, GrantStatus status) {
        assertEquals(generation, bench.stored(id).generation());
        assertEquals(status, bench.stored(id).status());
    }
}
