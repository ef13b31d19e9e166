package io.eenjakarta.vms;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pictures of a camera that several grants need for themselves come one after another, a second apart. Each server counts for
 * itself. Thread-safe, never blocks.
 */
final class ImagePace {

    private static final long APART_MILLIS = 1000;

    private final long longestMillis;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ImageKey, Long> next = new HashMap<>();

    /** @param longest how long somebody waits */
    ImagePace(Duration longest, Clock clock, ScheduledExecutorService scheduler) {
        this.longestMillis = longest.toMillis();
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /**
     * Goes on when it is time, at once if possible.
     *
     * @param refused what to do instead when that would take too long
     */
    void take(ImageKey key, Runnable goOn, Runnable refused) {
        long wait = reserved(key);
        if (wait == 0) {
            goOn.run();
        } else if (wait > longestMillis) {
            refused.run();
        } else {
            try {
                scheduler.schedule(goOn, wait, TimeUnit.MILLISECONDS);
            } catch (RuntimeException | Error ending) {
                refused.run();
            }
        }
    }

    private long reserved(ImageKey key) {
        long now = clock.millis();
        lock.lock();
        try {
            next.values().removeIf(past -> past <= now || past > now + longestMillis + APART_MILLIS);
            long wait = next.getOrDefault(key, now) - now;
            if (wait <= longestMillis) {
                next.put(key, now + wait + APART_MILLIS);
            }
            return wait;
        } finally {
            lock.unlock();
        }
    }
}
