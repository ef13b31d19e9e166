package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads on three nodes use many grants whose tokens live seconds. */
@Requirement("P1")
class RotationStormTest {

    private static final Duration LIFE = Duration.ofSeconds(10);
    private static final int GRANTS = 20;
    private static final int THREADS = 12;
    private static final int ROUNDS = 40;

    private final RenewalBench bench = new RenewalBench();
    private final StrictProvider provider = new StrictProvider(bench.tokens, LIFE);
    private final List<Renewal> nodes =
            IntStream.range(0, 3).mapToObj(i -> bench.renewalOn(bench.executor)).toList();
    private final List<GrantId> ids = IntStream.range(0, GRANTS)
            .mapToObj(i -> bench.open("storm" + i, Optional.of(LIFE)))
            .toList();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void rotatesEachGrantOnceInEachRound() {
        bench.tokens.answer = provider::rotate;
        for (int round = 1; round <= ROUNDS; round++) {
            bench.clock.advance(LIFE);
            int expected = round + 1;
            allCall((node, id) -> assertEquals(expected, node.current(id).generation()));
        }
        assertEquals(GRANTS * ROUNDS, bench.tokens.sent.size());
        assertEquals(1, provider.mostOften());
    }

    @Test
    void losesNothingToAProviderThatIsOftenBusy() {
        Random random = new Random(5);
        bench.tokens.answer = token -> random.nextInt(3) == 0 ? Answer.BUSY.apply(token) : provider.rotate(token);
        for (int round = 1; round <= ROUNDS; round++) {
            bench.clock.advance(LIFE);
            allCall((node, id) -> {
                try {
                    Grant grant = node.current(id);
                    assertTrue(grant.tokens().expiresAt().orElseThrow().isAfter(bench.clock.instant()));
                } catch (GrantException.TryLater expected) {
                    assertTrue(expected.getMessage().contains("503"), expected.getMessage());
                }
            });
        }
        assertEquals(1, provider.mostOften());
        int rotations = ids.stream()
                .map(id -> bench.vault.find(id).orElseThrow())
                .peek(grant -> assertEquals(GrantStatus.ACTIVE, grant.status()))
                .mapToInt(grant -> grant.generation() - 1)
                .sum();
        assertEquals(provider.rotations(), rotations);
    }

    private interface Caller {
        void call(Renewal node, GrantId id);
    }

    private void allCall(Caller caller) {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            threads.add(CompletableFuture.runAsync(
                    () -> {
                        for (int k = 0; k < GRANTS; k++) {
                            caller.call(nodes.get(thread % 3), ids.get((thread * 5 + k) % GRANTS));
                        }
                    },
                    bench.executor));
        }
        threads.forEach(CompletableFuture::join);
    }
}
