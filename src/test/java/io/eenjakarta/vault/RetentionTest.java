package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When it is cleared away, and in how large bites. */
@Requirement("C23")
class RetentionTest {

    private static final Settings.Retention SETTINGS =
            new Settings.Retention(Duration.ofDays(400), Duration.ofDays(30));

    private final List<Runnable> planned = new ArrayList<>();
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(0) {
        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long next, TimeUnit unit) {
            planned.add(task);
            return super.scheduleWithFixedDelay(task, 1, 1, TimeUnit.DAYS);
        }
    };

    @AfterEach
    void stopScheduler() {
        scheduler.shutdownNow();
    }

    /** So many of each kind are there to be removed. */
    private static final class Heap implements Remains {
        private final List<Integer> bites = new ArrayList<>();
        private int left;
        private RuntimeException failure;

        Heap(int left) {
            this.left = left;
        }

        @Override
        public int removeEntries(Duration age, int most) {
            assertEquals(SETTINGS.audit(), age);
            return bite(most);
        }

        @Override
        public int removeGrants(Duration age, int most) {
            assertEquals(SETTINGS.deadGrants(), age);
            return 0;
        }

        @Override
        public int removeLinks(int most) {
            return 0;
        }

        private int bite(int most) {
            if (failure != null) {
                throw failure;
            }
            int bite = Math.min(left, most);
            left -= bite;
            bites.add(bite);
            return bite;
        }
    }

    @Test
    void takesBatchesUntilNothingIsLeft() {
        Heap heap = new Heap(2 * Retention.BATCH + 7);
        new Retention(heap, SETTINGS).run();
        assertEquals(List.of(Retention.BATCH, Retention.BATCH, 7), heap.bites);
    }

    @Test
    void doesNotGoOnForEver() {
        Heap heap = new Heap(Integer.MAX_VALUE);
        new Retention(heap, SETTINGS).run();
        assertEquals(200, heap.bites.size());
    }

    @Test
    void goesOnAfterATimeWithoutDatabase() {
        Heap heap = new Heap(7);
        Retention retention = new Retention(heap, SETTINGS);
        retention.start(scheduler, Runnable::run);
        heap.failure = new VaultException.Unavailable("away", new SQLException());
        planned.get(0).run();
        assertEquals(7, heap.left);
        heap.failure = null;
        planned.get(0).run();
        assertEquals(0, heap.left);
    }

    @Test
    void beginsNoBatchWhenTheApplicationGoes() {
        Heap heap = new Heap(7);
        Retention retention = new Retention(heap, SETTINGS);
        retention.start(scheduler, Runnable::run);
        retention.stop();
        planned.get(0).run();
        assertEquals(List.of(), heap.bites);
        assertTrue(scheduler.getQueue().stream().allMatch(task -> ((ScheduledFuture<?>) task).isCancelled()));
    }

    /** Not a fraction of a grant more than it was asked for, in a real database. */
    @TestDatabase.OnEach
    void removesNoMoreThanABatch(TestDatabase database) {
        VaultNode node = VaultNode.on(database);
        GrantId id = GrantId.random();
        for (int i = 0; i < 5; i++) {
            node.audit.record(Occurrence.of(Act.ROTATED).to(id, i));
            node.links.link(new GrantLink("ada", GrantId.random(), "een", Grants.ADA, Grants.NOW));
        }
        assertEquals(2, node.remains.removeEntries(Duration.ZERO, 2));
        assertEquals(3, node.audit.ofGrant(id, 10).size());
        assertEquals(2, node.remains.removeLinks(2));
        assertEquals(3, node.links.of("ada").size());
        database.run("DROP TABLE een_audit");
        assertThrows(VaultException.Unavailable.class, () -> node.remains.removeEntries(Duration.ZERO, 2));
    }
}
