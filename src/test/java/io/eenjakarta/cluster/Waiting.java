package io.eenjakarta.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again until something is so. */
public final class Waiting {

    private static final Duration LOOK = Duration.ofMillis(50);

    private Waiting() {}

    /** Blocks until it is so; false when the time is up before. */
    public static boolean until(BooleanSupplier so, Duration atMost) {
        return until(so, atMost, LOOK);
    }

    /** The same, with the time between two looks. */
    public static boolean until(BooleanSupplier so, Duration atMost, Duration look) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(look);
        }
        return true;
    }

    public static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
