package io.eenjakarta.portal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What waits for a browser, and how many parts it never got. Not thread-safe. */
final class WaitingParts {

    private final Deque<byte[][]> parts = new ArrayDeque<>();
    private int bytes;
    private long dropped;

    /** Puts one in the place of all. */
    void replace(byte[]... part) {
        drop();
        add(part);
    }

    void add(byte[]... part) {
        parts.add(part);
        bytes += size(part);
    }

    /** The next one, which waits no longer; null when there is none. */
    byte[][] poll() {
        byte[][] part = parts.poll();
        if (part != null) {
            bytes -= size(part);
        }
        return part;
    }

    /** Nobody will get them. */
    void drop() {
        dropped += parts.size();
        parts.clear();
        bytes = 0;
    }

    int bytes() {
        return bytes;
    }

    long dropped() {
        return dropped;
    }

    private static int size(byte[]... part) {
        return Arrays.stream(part).mapToInt(one -> one.length).sum();
    }
}
