package io.eenjakarta.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds requests until a test opens it, once and for all. */
public final class Gate {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Semaphore arrivals = new Semaphore(0);
    private final AtomicInteger arrived = new AtomicInteger();

    /**
     * Blocks until so many requests have arrived altogether, held or passed on.
     *
     * @return false when the time is up before that
     */
    public boolean awaitArrivals(int requests, Duration atMost) {
        try {
            if (!arrivals.tryAcquire(requests, atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            arrivals.release(requests);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public int arrivals() {
        return arrived.get();
    }

    /** Lets the held requests go on, and all that come later. */
    public void open() {
        opened.countDown();
    }

    void pass() {
        arrived.incrementAndGet();
        arrivals.release();
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
