package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Many who append to one feed, or want to hold it, alike in memory and in a database. */
class FeedRacesContractTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final GrantId GRANT = new GrantId("g1");

    private static KeptEvent event(String id) {
        return new KeptEvent(0, id, Instant.EPOCH, "{}");
    }

    /** Half of the events come twice, from two sides at a time; a reader sees no place before a lower one. */
    @TestVault.OnEach
    void keepTheOrderHoweverManyAppend(TestVault test) throws Exception {
        test.feeds.open("f", GRANT, "NEW", MINUTE, 10);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Long>> sides = new ArrayList<>();
            for (int side = 0; side < 3; side++) {
                int from = side * 20;
                sides.add(() -> IntStream.range(from, from + 40)
                        .filter(i -> test.feeds.append("f", Optional.empty(), event("e" + i)) == EventFeeds.Outcome.NEW)
                        .count());
            }
            Future<List<Long>> reader = threads.submit(() -> read(test.feeds, 80));
            long added = 0;
            for (Future<Long> side : threads.invokeAll(sides)) {
                added += side.get();
            }
            assertEquals(80, added);
            assertEquals(LongStream.rangeClosed(1, 80).boxed().toList(), reader.get());
            Set<String> ids = Set.copyOf(
                    test.feeds.after("f", 0, 100).stream().map(KeptEvent::id).toList());
            assertEquals(80, ids.size());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Reads on behind the highest place seen, as every node does. */
    private static List<Long> read(EventFeeds feeds, int until) {
        List<Long> seen = new ArrayList<>();
        while (seen.size() < until && !Thread.currentThread().isInterrupted()) {
            long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
            feeds.after("f", last, 100).forEach(event -> seen.add(event.place()));
        }
        return seen;
    }

    @TestVault.OnEach
    void areHeldByOneOfManyWhoFightForThem(TestVault test) throws Exception {
        test.feeds.open("f", GRANT, "NEW", MINUTE, 10);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                String name = "owner-" + round + "-";
                List<Callable<Boolean>> owners = IntStream.range(0, 4)
                        .<Callable<Boolean>>mapToObj(i -> () -> test.feeds.hold("f", name + i, MINUTE))
                        .toList();
                int holders = 0;
                for (Future<Boolean> owner : threads.invokeAll(owners)) {
                    holders += owner.get() ? 1 : 0;
                }
                assertEquals(1, holders);
                test.feeds.release(
                        "f", test.feeds.find(List.of("f")).get(0).holder().orElseThrow(), "NEW");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
