package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.HookedVault.Call;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several nodes on one vault: one of them rotates, all of them get its result. */
class SeveralNodesTest {

    private static final int NODES = 3;
    private static final int THREADS = 200;
    private static final Duration AGE = Duration.ofSeconds(5);

    private final RenewalBench bench = new RenewalBench();
    private final GrantId id = bench.open();
    private final HookedVault firstVault = new HookedVault(bench.vault);
    private final HookedVault secondVault = new HookedVault(bench.vault);
    private final Renewal first = bench.node(firstVault, bench.executor).renewal();
    private final Renewal second = bench.node(secondVault, bench.executor).renewal();
    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Requirement("P1")
    void makeOneSendingOfSixHundredCallers(boolean refused) {
        List<Renewal> nodes = List.of(bench.renewal, first, second);
        nodes.forEach(node -> node.current(id));
        if (!refused) {
            bench.clock.advance(ScriptedTokens.LIFE);
        }
        CountDownLatch allAsked = new CountDownLatch(NODES * THREADS);
        bench.tokens.beforeAnswer = () -> ScriptedTokens.await(allAsked);
        List<CompletableFuture<Grant>> callers = new ArrayList<>();
        for (int i = 0; i < NODES * THREADS; i++) {
            Renewal node = nodes.get(i % NODES);
            callers.add(CompletableFuture.supplyAsync(
                    () -> {
                        allAsked.countDown();
                        return refused ? node.renewed(id, 1) : node.current(id);
                    },
                    bench.executor));
        }
        callers.forEach(caller -> assertEquals(2, caller.join().generation()));
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void doNotWaitForTheLeaseOfAHolderThatFailed() throws Exception {
        FutureTask<Grant> holder = sendingOn(Answer.BUSY);
        FutureTask<Grant> waiter = waiting();
        answered.countDown();
        assertInstanceOf(
                GrantException.TryLater.class,
                assertThrows(ExecutionException.class, holder::get).getCause());
        assertEquals(2, waiter.get().generation());
        assertEquals(List.of("r", "r"), bench.tokens.sent);
    }

    @Test
    void getTheResultOfTheHolder() throws Exception {
        FutureTask<Grant> holder = sendingOn(bench.tokens::rotated);
        FutureTask<Grant> waiter = waiting();
        answered.countDown();
        assertEquals(2, holder.get().generation());
        assertEquals(2, waiter.get().generation());
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void takeOverWhenTheLeaseOfTheHolderEndsWhileTheyWait() throws Exception {
        bench.vault.claim(id, 1, "dead", RenewalBench.settings().http().lease());
        FutureTask<Grant> waiter = waiting();
        bench.clock.advance(RenewalBench.settings().http().lease().plusMillis(1));
        assertEquals(2, waiter.get().generation());
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(1, secondVault.count(Call.REPLAY));
    }

    @Test
    void learnThatTheGrantIsDeadFromTheHolder() {
        FutureTask<Grant> holder = sendingOn(Answer.REFUSED);
        FutureTask<Grant> waiter = waiting();
        answered.countDown();
        for (FutureTask<Grant> each : List.of(holder, waiter)) {
            assertInstanceOf(
                    GrantException.NeedsLogin.class,
                    assertThrows(ExecutionException.class, each::get).getCause());
        }
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    @Requirement("P11")
    void useALivingTokenInsteadOfWaitingForAHolderLong() {
        second.current(id);
        bench.clock.advance(ScriptedTokens.LIFE.minusSeconds(30));
        bench.vault.claim(id, 1, "slow", RenewalBench.settings().http().lease());
        assertEquals(1, second.current(id).generation());
        assertEquals(List.of(), bench.tokens.sent);
    }

    @Test
    void seeAnotherNodesRotationAtTheFirstRefusalWithoutSending() {
        second.current(id);
        assertEquals(2, first.renewed(id, 1).generation());
        assertEquals(1, second.current(id).generation());
        Grant seen = second.renewed(id, 1);
        assertEquals(2, seen.generation());
        assertSame(seen, second.current(id));
        assertEquals(List.of("r"), bench.tokens.sent);
    }

    @Test
    void seeAnotherNodesRotationWithinTheAgeOfTheCacheWithoutARefusal() {
        second.current(id);
        first.renewed(id, 1);
        bench.clock.advance(AGE);
        assertEquals(2, second.current(id).generation());
        assertEquals(List.of("r"), bench.tokens.sent);
        assertEquals(0, secondVault.count(Call.CLAIM));
    }

    @Test
    void rotateInTurn() {
        for (int generation = 1; generation <= 30; generation++) {
            Renewal node = generation % 2 == 0 ? first : second;
            bench.clock.advance(ScriptedTokens.LIFE);
            assertEquals(generation + 1, node.current(id).generation());
        }
        assertEquals(30, bench.tokens.sent.size());
        assertEquals(30, bench.tokens.sent.stream().distinct().count());
    }

    @Test
    void endAGrantForAllWithinTheAgeOfTheCache() {
        second.current(id);
        assertTrue(first.end(id));
        assertThrows(GrantException.NeedsLogin.class, () -> first.current(id));
        bench.clock.advance(AGE);
        assertThrows(GrantException.NeedsLogin.class, () -> second.current(id));
        assertTrue(second.peek(id).isEmpty());
    }

    /** The first node has sent and gets this answer when the latch opens; answers after it rotate. */
    private FutureTask<Grant> sendingOn(Answer answer) {
        Answer.next(bench.tokens, token -> {
            sending.countDown();
            ScriptedTokens.await(answered);
            return answer.apply(token);
        });
        FutureTask<Grant> holder = Eventually.started(() -> first.renewed(id, 1));
        ScriptedTokens.await(sending);
        return holder;
    }

    /** A caller on the second node who has found that somebody else holds the right. */
    private FutureTask<Grant> waiting() {
        FutureTask<Grant> waiter = Eventually.started(() -> second.renewed(id, 1));
        Eventually.holds(() -> secondVault.count(Call.CLAIM) > 1);
        return waiter;
    }
}
