package io.eenjakarta.faults;

import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * An agent that fills the heap of the JVM it is loaded into, and keeps it full until it is told to let go. The JVM knows no
 * other class of the suite.
 */
public final class HeapBallast {

    /** Small enough for the collectors not to give it a region of its own. */
    private static final int PIECE = 64 * 1024;

    private static final long PAUSE_MILLIS = 250;
    private static final long LONGEST_MILLIS = 60_000;

    private static volatile boolean filling;

    private HeapBallast() {}

    /** @param leave how many KiB are to be left free; {@code release} lets everything go */
    public static void agentmain(String leave, Instrumentation instrumentation) {
        filling = false;
        if (!leave.equals("release")) {
            filling = true;
            int pieces = Integer.parseInt(leave) * 1024 / PIECE;
            Thread thread = new Thread(() -> hold(pieces), "ballast");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** What the application frees is taken, too: it is to stay full. Never longer than a minute. */
    private static void hold(int leave) {
        Deque<byte[]> ballast = new ArrayDeque<>(100_000);
        long began = System.nanoTime();
        while (filling && System.nanoTime() - began < TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS)) {
            try {
                while (filling) {
                    ballast.push(new byte[PIECE]);
                }
            } catch (OutOfMemoryError full) {
                for (int i = 0; i < leave && !ballast.isEmpty(); i++) {
                    ballast.pop();
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
