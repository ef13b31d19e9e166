package io.eenjakarta.simulator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts the connections on which a socket fault is going on. */
final class FaultConnections {
    private int open;

    synchronized void opened() {
        open++;
        notifyAll();
    }

    synchronized void closed() {
        open--;
        notifyAll();
    }

    synchronized int open() {
        return open;
    }

    /** Blocks until so many are open; false when the time is up before that. */
    synchronized boolean await(int wanted, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = end - System.nanoTime(); open != wanted; left = end - System.nanoTime()) {
                if (left <= 0) {
                    return false;
                }
                wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
