package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Grants are kept alive whatever happens, or it is told that they are not. */
class KeepAliveTroubleTest {

    private static final Logger LOGGER = Logger.getLogger("io.eenjakarta.renewal");
    private static final Executor NO_THREADS = task -> {
        throw new RejectedExecutionException("the application is stopping");
    };

    private final RenewalBench bench = new RenewalBench();
    private final HookedVault vault = new HookedVault(bench.vault);
    private final HandScheduler scheduler = new HandScheduler();
    private final KeepAlive keepAlive = bench.keepAlive(vault, Runnable::run, scheduler);

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
        bench.close();
    }

    @Test
    void tellsWhenItEndsWithoutAStop() {
        List<String> told = told(() -> {
            scheduler.gone = true;
            keepAlive.start();
        });
        assertEquals(List.of("WARNING no grant is kept alive from here any more: the server takes no tasks"), told);
        assertEquals(List.of(), told(keepAlive::stop));
        KeepAlive withoutThreads = bench.keepAlive(vault, NO_THREADS, scheduler);
        scheduler.gone = false;
        withoutThreads.start();
        assertEquals(told, told(scheduler::run));
        KeepAlive stopped = bench.keepAlive(vault, NO_THREADS, scheduler);
        stopped.start();
        stopped.stop();
        assertEquals(List.of(), told(scheduler::run));
    }

    @Test
    void leavesWhoeverStopsItInterrupted() {
        Thread.currentThread().interrupt();
        keepAlive.stop();
        assertTrue(Thread.interrupted());
    }

    @Test
    void goesOnAfterAnError() {
        bench.connect("r");
        bench.clock.advance(Duration.ofDays(10));
        bench.keepAlive(vault, KeepAliveTroubleTest::onAServersThread, scheduler)
                .start();
        vault.before(HookedVault.Call.RESTING, () -> {
            vault.before(HookedVault.Call.RESTING, () -> {});
            throw new StackOverflowError("on purpose");
        });
        scheduler.run();
        assertEquals(1, scheduler.planned.size());
        scheduler.run();
        assertEquals(1, bench.tokens.sent.size());
    }

    /** Whoever hands over does not see what becomes of the task. */
    private static void onAServersThread(Runnable task) {
        try {
            task.run();
        } catch (StackOverflowError unseen) {
            LOGGER.log(Level.FINE, "on purpose", unseen);
        }
    }

    private static List<String> told(Runnable work) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getLevel() + " " + entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        LOGGER.addHandler(handler);
        try {
            work.run();
        } finally {
            LOGGER.removeHandler(handler);
        }
        return lines;
    }
}
