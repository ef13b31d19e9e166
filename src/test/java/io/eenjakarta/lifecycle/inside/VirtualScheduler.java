package io.eenjakarta.lifecycle.inside;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps tasks until the clock has come to their moment, and somebody asks for them. */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final Clock clock;
    private final AtomicLong number = new AtomicLong();
    private final PriorityBlockingQueue<VirtualTask> tasks = new PriorityBlockingQueue<>();

    VirtualScheduler(Clock clock) {
        this.clock = clock;
    }

    /** Takes out the next task whose moment is not after this; null when there is none. */
    VirtualTask due(Instant until) {
        VirtualTask next = tasks.peek();
        return next == null || next.at() > until.toEpochMilli() ? null : tasks.poll();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        VirtualTask task =
                new VirtualTask(clock, clock.millis() + unit.toMillis(delay), number.incrementAndGet(), work);
        tasks.add(task);
        return task;
    }

    /** The first of them; the portal cancels what repeats itself only when it stops. */
    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    work.run();
                    scheduleWithFixedDelay(work, delay, delay, unit);
                },
                first,
                unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(Runnable work) {
        schedule(work, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public void shutdown() {
        tasks.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        tasks.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
