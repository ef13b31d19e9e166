package io.eenjakarta.faults;

import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * An agent that fills the heap of the JVM it is loaded into, and keeps it full until it is told to let go. It takes only what is
 * free: who asks for more than there is, is the application. The JVM knows no other class of the suite.
 */
public final class HeapBallast {

    /** Small enough for the collectors not to give it a region of its own. */
    private static final int PIECE = 64 * 1024;
    /** After each, a little is free again, until nothing is left that can be collected. */
    private static final int COLLECTIONS = 4;

    private static final long PAUSE_MILLIS = 250;
    private static final long LONGEST_MILLIS = 60_000;

    private static volatile boolean filling;
    private static volatile Thread holder;

    private HeapBallast() {}

    /**
     * Begins, or ends and blocks until everything is let go.
     *
     * @param leave how many KiB are to be left free; {@code release} lets everything go
     */
    public static void agentmain(String leave, Instrumentation instrumentation) throws InterruptedException {
        filling = false;
        if (holder != null) {
            holder.join();
            holder = null;
        }
        if (!leave.equals("release")) {
            filling = true;
            long bytes = Long.parseLong(leave) * 1024;
            Thread thread = new Thread(() -> hold(bytes), "ballast");
            thread.setDaemon(true);
            thread.start();
            holder = thread;
        }
    }

    /** What the application frees is taken, too: it is to stay full. Never longer than a minute. */
    private static void hold(long leave) {
        Deque<byte[]> ballast = new ArrayDeque<>(100_000);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
        for (int i = 0; i < COLLECTIONS; i++) {
            take(ballast, leave);
            System.gc();
        }
        while (filling && System.nanoTime() < end) {
            take(ballast, leave);
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void take(Deque<byte[]> ballast, long leave) {
        Runtime runtime = Runtime.getRuntime();
        while (filling && runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory() > leave) {
            ballast.push(new byte[PIECE]);
        }
    }
}
