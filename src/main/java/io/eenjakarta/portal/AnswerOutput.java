package io.eenjakarta.portal;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/** The way of an answer to its browser. One thread at a time writes; others may ask how it gets on. */
final class AnswerOutput {

    /** Largest write: what a browser must take within its patience to count as one that listens. */
    static final int PIECE = 8192;

    /**
     * What has become of an answer so far.
     *
     * @param bytes sent
     * @param parts sent
     * @param dropped parts that were not sent and never will be
     */
    record Sent(long bytes, long parts, long dropped) {}

    private final HttpServletResponse response;
    private final AnswerEnd end;
    /** Reading of {@link System#nanoTime} when the browser last took something, or was given it. */
    private volatile long progress = System.nanoTime();
    /** Whether taking a little of what is left does not win time any more. */
    private volatile boolean last;

    private volatile long bytes;
    private volatile long parts;

    AnswerOutput(HttpServletResponse response, AnswerEnd end) {
        this.response = response;
        this.end = end;
    }

    /** Something is there to be written, after a time without. */
    void wake() {
        progress = System.nanoTime();
    }

    /** All that is left has to go in one patience. */
    void hurry() {
        progress = System.nanoTime();
        last = true;
    }

    /** Whether the browser has made no progress for so long, while there was something to write. */
    boolean isStuck(Duration patience) {
        return System.nanoTime() - progress > patience.toNanos();
    }

    /** Blocks for as long as the browser and the server let it. */
    void write(byte[]... part) throws IOException {
        if (!response.isCommitted()) {
            response.flushBuffer();
        }
        ServletOutputStream out = response.getOutputStream();
        long written = bytes;
        for (byte[] piece : part) {
            for (int from = 0; from < piece.length; from += PIECE) {
                int length = Math.min(PIECE, piece.length - from);
                out.write(piece, from, length);
                took();
                written += length;
                bytes = written;
            }
        }
        out.flush();
        took();
        parts = parts() + 1;
    }

    /** Sends whatever the server still holds: after the end of the answer nobody would watch it. */
    void close() throws IOException {
        response.getOutputStream().close();
    }

    long bytes() {
        return bytes;
    }

    long parts() {
        return parts;
    }

    private void took() throws IOException {
        if (!last) {
            progress = System.nanoTime();
        }
        if (!end.isOpen()) {
            throw new IOException("the connection is closed");
        }
    }
}
