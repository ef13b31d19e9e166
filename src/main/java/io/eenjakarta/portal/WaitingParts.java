package io.eenjakarta.portal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What waits for a browser, and how many parts it never got: parts in their order, and then one of which only the newest counts.
 * Not thread-safe.
 */
final class WaitingParts {

    private final Deque<byte[][]> parts = new ArrayDeque<>();
    /** Null for none. */
    private byte[][] newest;

    private int bytes;
    private long dropped;

    /** Puts one in the place of the newest. */
    void newest(byte[]... part) {
        if (newest != null) {
            dropped++;
            bytes -= size(newest);
        }
        newest = part;
        bytes += size(part);
    }

    void add(byte[]... part) {
        parts.add(part);
        bytes += size(part);
    }

    /** The next one, which waits no longer; null when there is none. */
    byte[][] poll() {
        byte[][] part = parts.poll();
        if (part == null) {
            part = newest;
            newest = null;
        }
        if (part != null) {
            bytes -= size(part);
        }
        return part;
    }

    /** Nobody will get them. */
    void drop() {
        dropped += parts.size() + (newest == null ? 0 : 1);
        parts.clear();
        newest = null;
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
