package io.eenjakarta.lifecycle.inside;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** As many threads as it takes; knows whether one of them is at work. */
final class QuietExecutor extends ThreadPoolExecutor {

    private static final long LOOK_NANOS = 20_000;

    private final AtomicInteger atWork = new AtomicInteger();

    QuietExecutor(ThreadFactory threads) {
        super(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), threads);
    }

    @Override
    public void execute(Runnable task) {
        atWork.incrementAndGet();
        try {
            super.execute(task);
        } catch (RuntimeException refused) {
            atWork.decrementAndGet();
            throw refused;
        }
    }

    @Override
    protected void afterExecute(Runnable task, Throwable thrown) {
        atWork.decrementAndGet();
        super.afterExecute(task, thrown);
    }

    /** What is given out by a task is counted before the task is done. */
    void awaitQuiet() {
        while (atWork.get() > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
