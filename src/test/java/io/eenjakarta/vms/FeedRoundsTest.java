package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a node looks for events. */
class FeedRoundsTest {

    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "rounds");
        thread.setUncaughtExceptionHandler((failed, why) -> {});
        return thread;
    });
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
        executor.shutdownNow();
    }

    @Test
    void goOnAfterAnError() throws Exception {
        CountDownLatch looks = new CountDownLatch(3);
        FeedRounds rounds = new FeedRounds(
                () -> {
                    looks.countDown();
                    throw new StackOverflowError("as deep as an event may be");
                },
                Duration.ofMillis(10),
                executor,
                scheduler);
        rounds.soon();
        assertTrue(looks.await(20, TimeUnit.SECONDS));
        assertTrue(rounds.stop(Duration.ofSeconds(20)));
    }
}
