package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose tasks run when a test says so, on the test's thread. */
class HandScheduler extends ScheduledThreadPoolExecutor {

    final Deque<Planned> planned = new ArrayDeque<>();
    boolean gone;

    /** A task, how long it was to wait, and what whoever planned it holds in hand. */
    record Planned(Runnable task, Duration delay, ScheduledFuture<?> handle) {}

    HandScheduler() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (gone) {
            throw new RejectedExecutionException("the application is stopping");
        }
        ScheduledFuture<?> handle = super.schedule(task, 1, TimeUnit.DAYS);
        planned.add(new Planned(task, Duration.of(delay, unit.toChronoUnit()), handle));
        return handle;
    }

    /** Runs the next task, as if its time had come, and even if it was cancelled. */
    void run() {
        planned.remove().task().run();
    }
}
