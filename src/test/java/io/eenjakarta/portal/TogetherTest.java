package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch finish = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        finish.countDown();
        threads.shutdownNow();
    }

    @Test
    void asksAllAtOnceAndKeepsTheirOrder() {
        CyclicBarrier all = new CyclicBarrier(3);
        List<String> answers = new Together(threads, LONG)
                .ask(
                        List.of("a", "b", "c"),
                        one -> {
                            try {
                                all.await(LONG.toSeconds(), TimeUnit.SECONDS);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                            return one + "!";
                        },
                        one -> "late");
        assertEquals(List.of("a!", "b!", "c!"), answers);
    }

    @Test
    void waitsOnceForAllThatAreLate() {
        long begun = System.nanoTime();
        List<String> answers = new Together(threads, SHORT)
                .ask(List.of("slow", "quick", "slow", "slow"), this::answer, one -> one + " is late");
        assertEquals(List.of("slow is late", "quick", "slow is late", "slow is late"), answers);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(SHORT) >= 0 && took.compareTo(LONG) < 0, took.toString());
    }

    @Test
    void answersLateWhereThereIsNoThread() {
        Together crowded = new Together(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                LONG);
        assertEquals(List.of("late"), crowded.ask(List.of("quick"), this::answer, one -> "late"));
    }

    @Test
    void asksNobodyAfterwards() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            one.execute(() -> answer("slow"));
            CountDownLatch asked = new CountDownLatch(1);
            List<String> answers = new Together(one, SHORT)
                    .ask(
                            List.of("queued"),
                            question -> {
                                asked.countDown();
                                return question;
                            },
                            question -> "late");
            assertEquals(List.of("late"), answers);
            finish.countDown();
            one.shutdown();
            assertTrue(one.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS));
            assertEquals(1, asked.getCount());
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void throwsWhatAQuestionThrows() {
        IllegalStateException failure = new IllegalStateException("no answer");
        assertSame(failure, assertThrows(IllegalStateException.class, () -> new Together(threads, LONG)
                .ask(
                        List.of("a"),
                        one -> {
                            throw failure;
                        },
                        one -> "late")));
    }

    private String answer(String question) {
        try {
            return question.equals("slow") && !finish.await(2 * LONG.toSeconds(), TimeUnit.SECONDS)
                    ? "never"
                    : question;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
