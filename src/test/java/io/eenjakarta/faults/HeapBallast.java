package io.eenjakarta.faults;

import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An agent that fills the heap of the JVM it is loaded into, and keeps what it took until it is told to let go. It takes only what
 * is free, and nothing later on, unless it is told to leak. The JVM knows no other class of the suite.
 */
public final class HeapBallast {

    /** Small, and with the header of an array a power of two: the collectors' regions are filled to the end. */
    private static final int PIECE = 8 * 1024 - 16;
    /** After each, a little is free again, until nothing is left that can be collected. */
    private static final int COLLECTIONS = 4;

    private static final long LONGEST_SECONDS = 60;

    private static final int LEAKED_AT_ONCE = 8;
    private static final long LEAK_MILLIS = 10;

    private static volatile CountDownLatch released = new CountDownLatch(0);
    private static volatile boolean leaking;

    private HeapBallast() {}

    /**
     * Blocks until the heap is as it is to be.
     *
     * @param leave how many KiB are to be left free, for a minute at most; {@code release} for all; {@code leak} to go on taking
     */
    public static void agentmain(String leave, Instrumentation instrumentation) {
        leaking = leave.equals("leak");
        if (leaking) {
            return;
        }
        released.countDown();
        if (!leave.equals("release")) {
            CountDownLatch end = new CountDownLatch(1);
            Deque<byte[]> ballast = taken(Long.parseLong(leave) * 1024);
            Thread thread = new Thread(() -> hold(ballast, end), "ballast");
            thread.setDaemon(true);
            thread.start();
            released = end;
        }
    }

    private static Deque<byte[]> taken(long leave) {
        Deque<byte[]> ballast = new ArrayDeque<>(100_000);
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            while (runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > leave) {
                ballast.push(new byte[PIECE]);
            }
        }
        return ballast;
    }

    private static void hold(Deque<byte[]> ballast, CountDownLatch end) {
        try {
            long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            while (!end.await(LEAK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < last) {
                for (int i = 0; leaking && i < LEAKED_AT_ONCE; i++) {
                    ballast.push(new byte[PIECE]);
                }
            }
        } catch (OutOfMemoryError none) {
            // In a JVM that goes on, nothing is given back yet.
            leaking = false;
            hold(ballast, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ballast.clear();
    }
}
