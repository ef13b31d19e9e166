package io.eenjakarta.vms;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Rounds, one at a time: soon after somebody asked for one, and at intervals as long as there is something to do. Thread-safe. */
final class FeedRounds {

    private final BooleanSupplier round;
    private final Duration interval;
    private final Executor executor;
    private final ScheduledExecutorService scheduler;
    private final Semaphore turns = new Semaphore(1);
    private volatile boolean asked;
    private volatile boolean stopped;
    private volatile Future<?> timer;

    /** @param round says whether there is something to do after the interval; throws nothing */
    FeedRounds(BooleanSupplier round, Duration interval, Executor executor, ScheduledExecutorService scheduler) {
        this.round = round;
        this.interval = interval;
        this.executor = executor;
        this.scheduler = scheduler;
    }

    /** Asks for one. Does not block. */
    void soon() {
        asked = true;
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException | IllegalStateException ending) {
            stopped = true;
        }
    }

    private void run() {
        while (asked && !stopped && turns.tryAcquire()) {
            boolean more = true;
            try {
                asked = false;
                more = round.getAsBoolean();
            } finally {
                // After an error as well: who watches must not wait for ever.
                if (more && !stopped) {
                    later();
                }
                turns.release();
            }
        }
    }

    private void later() {
        Future<?> before = timer;
        if (before != null) {
            before.cancel(false);
        }
        try {
            timer = scheduler.schedule(this::soon, interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | IllegalStateException ending) {
            stopped = true;
        }
    }

    /**
     * No round begins any more. Waits for the one under way.
     *
     * @return whether that has ended
     */
    boolean stop(Duration most) {
        stopped = true;
        Future<?> waiting = timer;
        if (waiting != null) {
            waiting.cancel(false);
        }
        try {
            return turns.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
