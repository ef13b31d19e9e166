package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.DecidedState;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a health page is told of the vault, for which nobody waits. */
class VaultWatchTest {

    private final RenewalBench bench = new RenewalBench();
    private final DecidedState decided = new DecidedState(bench.troubles, bench.clock);
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final VaultWatch watch = new VaultWatch(
            bench.vault,
            decided.state,
            GrantList.of(bench.vault),
            RenewalBench.settings(TwoProvidersBench.BOTH),
            later::add,
            bench.clock);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void saysWhetherTheDatabaseAnsweredAndHasItAsked() {
        assertEquals("jdbc", watch.kind());
        assertTrue(watch.answers());
        assertEquals(1, later.size());
        decided.failed();
        assertFalse(watch.answers());
        assertEquals(1, later.size(), "it is being asked");
    }

    @Test
    void hasTheDatabaseAskedUntilItsTablesAreThere() {
        assertFalse(watch.isPrepared());
        assertEquals(1, later.size());
        later.remove().run();
        decided.prepared();
        bench.clock.advance(Duration.ofMinutes(1));
        assertTrue(watch.isPrepared());
        assertEquals(0, later.size());
    }

    @Test
    void countsGrantsThatEndSoonAndWhatIsOverdue() {
        bench.connect("tomorrow");
        bench.clock.advance(Duration.ofHours(9 * 24 + 12));
        bench.connect("in ten days");
        bench.connect("stays", "cameramanager");
        bench.clock.advance(Duration.ofDays(80));
        bench.connect("new");
        bench.open();
        assertEquals(Optional.empty(), watch.numbers());
        later.remove().run();
        VaultWatch.Numbers numbers = new VaultWatch.Numbers(
                bench.clock.instant(), Map.of("ACTIVE", 5L), 2, 1, Duration.ofHours(79 * 24 + 12));
        assertEquals(Optional.of(numbers), watch.numbers());
        assertEquals(5, numbers.in(GrantStatus.ACTIVE));
        assertEquals(0, numbers.in(GrantStatus.SUSPECT));
    }

    @Test
    void callsNothingOverdueThatStillRests() {
        bench.connect("r");
        watch.numbers();
        later.remove().run();
        assertEquals(Duration.ZERO, watch.numbers().orElseThrow().overdue());
    }
}
