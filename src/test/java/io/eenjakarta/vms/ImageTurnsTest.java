package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.GrantId;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageTurnsTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ImageTurns.Line ADA = new ImageTurns.Line("ada", 2);
    private static final ImageTurns.Line GRACE = new ImageTurns.Line("grace", 2);

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
    /** Work that has its turn, and is done when the test says so. */
    private final Deque<Runnable> begun = new ArrayDeque<>();

    private final List<String> done = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }

    private ImageTurns turns(int most) {
        return new ImageTurns(most, LONG, begun::add, scheduler);
    }

    private ImageTurns.Ticket take(ImageTurns turns, ImageTurns.Line line, String what) {
        return turns.take(line, () -> done.add(what), () -> refused.add(what));
    }

    private void finish(int some) {
        for (int i = 0; i < some; i++) {
            begun.remove().run();
        }
    }

    @Test
    void letsTheNextOneInWhenOneIsDone() {
        ImageTurns turns = turns(10);
        for (String what : List.of("a", "b", "c", "d")) {
            take(turns, ADA, what);
        }
        assertEquals(2, begun.size());
        finish(1);
        assertEquals(2, begun.size());
        finish(3);
        assertEquals(List.of("a", "b", "c", "d"), done);
        assertEquals(0, turns.lines(), "nobody is remembered who has gone");
    }

    @Test
    void makesNobodyWaitForAnotherLine() {
        ImageTurns turns = turns(10);
        for (int i = 0; i < 50; i++) {
            take(turns, ADA, "ada");
        }
        assertTrue(turns.isFree(GRACE));
        assertFalse(turns.isFree(ADA));
        take(turns, GRACE, "grace");
        assertEquals(3, begun.size());
    }

    @Test
    void takesFromEachLineInTurnWhenThereIsLittleRoom() {
        ImageTurns turns = turns(1);
        for (int i = 1; i <= 3; i++) {
            take(turns, ADA, "ada " + i);
        }
        take(turns, GRACE, "grace 1");
        take(turns, GRACE, "grace 2");
        assertFalse(turns.isFree(new ImageTurns.Line("linus", 2)));
        for (int i = 0; i < 5; i++) {
            assertEquals(1, begun.size());
            finish(1);
        }
        assertEquals(List.of("ada 1", "ada 2", "grace 1", "ada 3", "grace 2"), done);
    }

    @Test
    void refusesWhoeverWaitsTooLong() throws Exception {
        ImageTurns turns = new ImageTurns(10, Duration.ofMillis(20), begun::add, scheduler);
        take(turns, ADA, "a");
        take(turns, ADA, "b");
        CountDownLatch told = new CountDownLatch(1);
        turns.take(ADA, () -> done.add("late"), told::countDown);
        assertTrue(told.await(20, TimeUnit.SECONDS));
        finish(2);
        assertEquals(List.of("a", "b"), done);
        assertEquals(List.of(), refused, "who had a turn keeps it");
        assertEquals(0, turns.lines());
    }

    @Test
    void letsSomebodyLeaveTheLine() {
        ImageTurns turns = turns(10);
        ImageTurns.Ticket first = take(turns, ADA, "a");
        take(turns, ADA, "b");
        ImageTurns.Ticket third = take(turns, ADA, "c");
        assertFalse(first.withdraw(), "it has begun");
        assertTrue(third.withdraw());
        assertFalse(third.withdraw());
        finish(2);
        assertEquals(List.of("a", "b"), done);
        assertEquals(0, turns.lines());
    }

    @Test
    void givesTheTurnBackAfterAFailure() {
        ImageTurns turns = turns(10);
        for (int i = 0; i < 5; i++) {
            turns.take(
                    ADA,
                    () -> {
                        throw new IllegalStateException("its own fault");
                    },
                    () -> {});
        }
        for (int i = 0; i < 5; i++) {
            try {
                finish(1);
            } catch (IllegalStateException expected) {
                assertEquals("its own fault", expected.getMessage());
            }
        }
        assertEquals(0, turns.lines());
    }

    @Test
    void refusesWhenThereAreNoThreadsAnyMore() {
        Executor none = work -> {
            throw new RejectedExecutionException();
        };
        ImageTurns turns = new ImageTurns(10, LONG, none, scheduler);
        take(turns, ADA, "a");
        assertEquals(List.of("a"), refused);
        scheduler.shutdownNow();
        ImageTurns stopping = turns(1);
        take(stopping, ADA, "b");
        take(stopping, ADA, "c");
        assertEquals(List.of("a", "c"), refused);
        finish(1);
        assertEquals(0, stopping.lines());
    }

    @Test
    void givesTurnsBackWhenNoThreadCanBeMade() {
        Executor none = work -> {
            throw new OutOfMemoryError("no thread");
        };
        ImageTurns turns = new ImageTurns(1, LONG, none, scheduler);
        take(turns, ADA, "a");
        take(turns, ADA, "b");
        assertEquals(List.of("a", "b"), refused);
        assertEquals(0, turns.lines());
        assertTrue(turns.isFree(ADA));
    }

    @Test
    void letsOnlySoManyWaitInALine() {
        ImageTurns turns = turns(10);
        for (int i = 0; i < 2 + ImageTurns.MOST_WAITING; i++) {
            take(turns, ADA, "a");
        }
        assertEquals(0, refused.size());
        take(turns, ADA, "late");
        assertEquals(List.of("late"), refused);
        finish(2 + ImageTurns.MOST_WAITING);
        assertEquals(0, turns.lines());
    }

    @Test
    void leavesTurnsToOtherAccounts() {
        ImageTurns turns = turns(4);
        for (int i = 0; i < 5; i++) {
            take(turns, new ImageTurns.Line("browser " + i, "acme", 4), "a" + i);
        }
        assertEquals(2, begun.size(), "half of all");
        assertFalse(turns.isFree(new ImageTurns.Line("another", "acme", 4)));
        take(turns, GRACE, "grace");
        assertEquals(3, begun.size());
        finish(6);
        assertEquals(List.of("a0", "a1", "grace", "a2", "a3", "a4"), done);
    }

    /** As the scheduler of WildFly does, this one keeps what was called off. */
    @Test
    void keepsNoPictureInTheScheduler() throws Exception {
        ImageTurns turns = new ImageTurns(10, LONG, Bench.THREADS, scheduler);
        List<WeakReference<Object>> made = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Object>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ImageCall<Object> call = new ImageCall<>(
                    new GrantId("ada"),
                    () -> {
                        Object picture = new byte[1 << 20];
                        made.add(new WeakReference<>(picture));
                        return picture;
                    },
                    new ImageCall.Deadline(LONG, scheduler));
            turns.take(ADA, call, () -> {});
            results.add(call.result());
        }
        for (CompletableFuture<Object> result : results) {
            result.get(20, TimeUnit.SECONDS);
        }
        results.clear();
        assertEquals(4, made.size());
        for (int i = 0; i < 200 && made.stream().anyMatch(one -> one.get() != null); i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertTrue(made.stream().allMatch(one -> one.get() == null));
    }
}
