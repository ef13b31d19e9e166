package io.eenjakarta.vault;

import static io.eenjakarta.vault.VaultContractTest.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What every vault does when many want the same. */
class RaceContractTest {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration OVER = Duration.ofSeconds(-1);
    private static final int ROUNDS = 10;

    @TestVault.OnEach
    void givesTheRightToRotateToOneOfAHundred(TestVault test) throws Exception {
        GrantId id = stored(test);
        List<Claim> claims = atOnce(100, i -> test.vault.claim(id, 1, "owner " + i, LEASE));
        List<Claim> winners =
                claims.stream().filter(Claim.Taken.class::isInstance).toList();
        assertEquals(1, winners.size());
        assertEquals(0, taken(winners.get(0)).unanswered());
    }

    @TestVault.OnEach
    void givesTheRightOfADeadOwnerToOneOfMany(TestVault test) throws Exception {
        GrantId id = stored(test);
        test.vault.claim(id, 1, "dead", OVER);
        List<Claim> claims = atOnce(20, i -> test.vault.claim(id, 1, "owner " + i, LEASE));
        assertEquals(1, claims.stream().filter(Claim.Taken.class::isInstance).count());
    }

    @TestVault.OnEach
    void storesTheTokensOfAnOwnerOrGivesTheRightToAnother(TestVault test) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            GrantId id = stored(test);
            test.vault.claim(id, 1, "slow", OVER);
            List<Boolean> did = atOnce(
                    2,
                    i -> i == 0
                            ? test.vault.advance(id, 1, "slow", Grants.tokens("next"))
                            : test.vault.claim(id, 1, "me", LEASE) instanceof Claim.Taken);
            assertNotEquals(did.get(0), did.get(1));
            assertEquals(did.get(0) ? 2 : 1, test.vault.find(id).orElseThrow().generation());
        }
    }

    @TestVault.OnEach
    void allowsOneOfManyReplays(TestVault test) throws Exception {
        GrantId id = stored(test);
        test.vault.claim(id, 1, "dead", OVER);
        test.vault.claim(id, 1, "me", LEASE);
        List<Boolean> replays = atOnce(8, i -> test.vault.replay(id, 1, "me"));
        assertEquals(1, replays.stream().filter(allowed -> allowed).count());
    }

    @TestVault.OnEach
    void endsAGrantWithTheTokensThatItHadLast(TestVault test) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            GrantId id = stored(test);
            test.vault.claim(id, 1, "me", LEASE);
            List<Object> did = atOnce(
                    2,
                    i -> i == 0
                            ? test.vault.advance(id, 1, "me", Grants.tokens("next"))
                            : test.vault.end(id).orElseThrow());
            boolean advanced = (Boolean) did.get(0);
            Grant ended = (Grant) did.get(1);
            assertEquals(Grants.tokens(advanced ? "next" : "first"), ended.tokens());
            assertEquals(Optional.empty(), test.vault.find(id));
        }
    }

    @TestVault.OnEach
    void letsOneOfManyTakeAnAttempt(TestVault test) throws Exception {
        Instant end = Grants.NOW.plusSeconds(600);
        List<Boolean> taken = atOnce(20, i -> test.attempts.take("attempt", "target " + i, Grants.NOW, end));
        assertEquals(1, taken.stream().filter(mine -> mine).count());
        assertEquals(Optional.of("target " + taken.indexOf(true)), test.attempts.targetOf("attempt", Grants.NOW));
    }

    private static GrantId stored(TestVault test) {
        Grant grant = Grants.fresh();
        test.vault.store(grant);
        return grant.id();
    }

    private interface Numbered<T> {
        T run(int number) throws Exception;
    }

    /** The results of as many threads that all begin at the same moment. */
    private static <T> List<T> atOnce(int threads, Numbered<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<T>> all = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(i -> () -> {
                        start.await();
                        return work.run(i);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
