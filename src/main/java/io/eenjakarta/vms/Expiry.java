package io.eenjakarta.vms;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What is to be done unless it is called off in time. A scheduler may keep until then what was called off; all that it
 * finds in it is nothing. Thread-safe.
 */
final class Expiry {

    private final AtomicReference<Runnable> task;
    private final ScheduledFuture<?> scheduled;

    private Expiry(AtomicReference<Runnable> task, ScheduledFuture<?> scheduled) {
        this.task = task;
        this.scheduled = scheduled;
    }

    static Expiry after(Duration wait, ScheduledExecutorService scheduler, Runnable what) {
        AtomicReference<Runnable> task = new AtomicReference<>(what);
        return new Expiry(task, scheduler.schedule(() -> expire(task), wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void expire(AtomicReference<Runnable> task) {
        Runnable what = task.getAndSet(null);
        if (what != null) {
            what.run();
        }
    }

    void cancel() {
        task.set(null);
        scheduled.cancel(false);
    }
}
