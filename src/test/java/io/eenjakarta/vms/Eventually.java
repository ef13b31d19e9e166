package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
final class Eventually {

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Eventually() {}

    static void holds(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        assertTrue(condition.getAsBoolean(), what);
    }
}
