package io.eenjakarta.lifecycle.inside;

import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something to be done when the clock has come to a moment. */
final class VirtualTask implements ScheduledFuture<Object> {

    private static final Comparator<VirtualTask> IN_TURN =
            Comparator.comparingLong(VirtualTask::at).thenComparingLong(task -> task.number);

    private final Clock clock;
    private final long at;
    private final long number;
    private final Runnable work;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean cancelled;

    VirtualTask(Clock clock, long at, long number, Runnable work) {
        this.clock = clock;
        this.at = at;
        this.number = number;
        this.work = work;
    }

    long at() {
        return at;
    }

    void run() {
        if (over.compareAndSet(false, true)) {
            work.run();
        }
    }

    @Override
    public boolean cancel(boolean interrupt) {
        cancelled = over.compareAndSet(false, true);
        return cancelled;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean isDone() {
        return over.get();
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(at - clock.millis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return IN_TURN.compare(this, (VirtualTask) other);
    }

    @Override
    public Object get() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}
