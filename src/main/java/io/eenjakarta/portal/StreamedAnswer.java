package io.eenjakarta.portal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An HTTP answer that goes on until one side ends it. Thread-safe; no method blocks. One thread at a time writes, and only while
 * there is something to write, so a browser that takes nothing holds one thread and what waits for it, until it is hung up. That
 * the browser has left is seen at the next write: who has nothing to say for long should say so now and then.
 */
final class StreamedAnswer implements AsyncListener {

    /** Largest write: what a browser must take within its patience to count as one that listens. */
    static final int PIECE = 8192;

    /** What waits at most for a browser when each part counts. */
    static final int MOST_WAITING = 256 * 1024;

    /** Another answer in the place of this one. */
    @FunctionalInterface
    interface Other {
        void write() throws IOException;
    }

    /** Who ends the answer at the server: never both. */
    private enum Phase {
        OPEN,
        COMPLETING,
        HUNG_UP
    }

    private final HttpServletResponse response;
    private final LiveThreads threads;
    private final long patienceNanos;
    private final Runnable onEnd;
    private final HangUp connection;
    private final AsyncContext context;
    private final AtomicBoolean told = new AtomicBoolean();

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<byte[][]> waiting = new ArrayDeque<>();
    private int bytesWaiting;
    private boolean writing;
    private boolean ending;
    private boolean begun;
    private Other other;
    private Phase phase = Phase.OPEN;
    /** Readings of {@link System#nanoTime}. */
    private long progress;

    private long bytes;
    private long parts;
    private long dropped;

    private StreamedAnswer(
            HttpServletRequest request,
            HttpServletResponse response,
            LiveThreads threads,
            Duration patience,
            Runnable onEnd) {
        this.response = response;
        this.threads = threads;
        this.patienceNanos = patience.toNanos();
        this.onEnd = onEnd;
        this.connection = HangUp.of(request);
        // WildFly touches the session when an answer ends, which may be after the session has.
        this.context = request.startAsync(new SessionlessRequest(request), response);
        context.setTimeout(0);
        context.addListener(this);
    }

    /**
     * Begins an answer and sends its head, with the headers that are set by now.
     *
     * @param patience how long a browser may take none of what waits for it; as long, too, may the rest take once the answer has ended
     * @param onEnd called once when it is over, whoever ended it, on any thread; must not block
     */
    static StreamedAnswer begin(
            HttpServletRequest request,
            HttpServletResponse response,
            LiveThreads threads,
            Duration patience,
            Runnable onEnd) {
        boolean there = true;
        try {
            // Open Liberty ignores the first flush of an answer that has become asynchronous.
            response.flushBuffer();
        } catch (IOException gone) {
            there = false;
        }
        StreamedAnswer answer = prepare(request, response, threads, patience, onEnd);
        if (!there) {
            answer.end();
        }
        return answer;
    }

    /** As {@link #begin}, but the head is sent with the first part, so that {@link #instead} may send another until then. */
    static StreamedAnswer prepare(
            HttpServletRequest request,
            HttpServletResponse response,
            LiveThreads threads,
            Duration patience,
            Runnable onEnd) {
        StreamedAnswer answer = new StreamedAnswer(request, response, threads, patience, onEnd);
        threads.opened(answer);
        return answer;
    }

    /** One part in the place of all that has not been sent yet: of pictures only the newest counts. Nothing once it has ended. */
    void latest(byte[]... part) {
        boolean start;
        lock.lock();
        try {
            if (ending) {
                return;
            }
            dropped += waiting.size();
            waiting.clear();
            bytesWaiting = 0;
            start = add(part);
        } finally {
            lock.unlock();
        }
        if (start) {
            write();
        }
    }

    /**
     * One part after those that wait.
     *
     * @return false when it will not be sent: the answer has ended, or ends now since more waits than {@link #MOST_WAITING} bytes
     */
    boolean append(byte[] part) {
        boolean start;
        boolean full;
        lock.lock();
        try {
            if (ending) {
                return false;
            }
            full = bytesWaiting + part.length > MOST_WAITING;
            if (full) {
                dropWaiting();
                start = finish();
            } else {
                start = add(new byte[][] {part});
            }
        } finally {
            lock.unlock();
        }
        if (start) {
            write();
        }
        return !full;
    }

    /** Ends the answer after what waits has been sent. */
    void end() {
        boolean start;
        lock.lock();
        try {
            start = finish();
        } finally {
            lock.unlock();
        }
        if (start) {
            write();
        }
    }

    /** Ends the answer with another one if nothing of this has been sent; else as {@link #end}, without what waits. */
    void instead(Other answer) {
        boolean start;
        lock.lock();
        try {
            if (!ending) {
                dropWaiting();
                other = begun ? null : answer;
            }
            start = finish();
        } finally {
            lock.unlock();
        }
        if (start) {
            write();
        }
    }

    /**
     * What has become of it so far.
     *
     * @param bytes sent
     * @param parts sent
     * @param dropped parts that never were
     */
    record Sent(long bytes, long parts, long dropped) {}

    Sent sent() {
        lock.lock();
        try {
            return new Sent(bytes, parts, dropped);
        } finally {
            lock.unlock();
        }
    }

    /** Hangs up if the browser has taken nothing for too long. Called now and then. */
    void look() {
        lock.lock();
        try {
            if (phase != Phase.OPEN || !writing || System.nanoTime() - progress <= patienceNanos) {
                return;
            }
            phase = Phase.HUNG_UP;
            ending = true;
            dropWaiting();
        } finally {
            lock.unlock();
        }
        // Where the server has no way to do so, its own time limit for a write ends it.
        connection.now();
        over();
    }

    private boolean add(byte[][] part) {
        waiting.add(part);
        bytesWaiting += size(part);
        return takeTurn();
    }

    private boolean finish() {
        if (ending) {
            return false;
        }
        ending = true;
        boolean idle = takeTurn();
        // From here on all that is left has to go within the patience.
        progress = System.nanoTime();
        return idle;
    }

    private boolean takeTurn() {
        if (writing) {
            return false;
        }
        writing = true;
        progress = System.nanoTime();
        return true;
    }

    private void dropWaiting() {
        dropped += waiting.size();
        waiting.clear();
        bytesWaiting = 0;
    }

    private static int size(byte[]... part) {
        return Arrays.stream(part).mapToInt(one -> one.length).sum();
    }

    private void write() {
        try {
            threads.execute(this::writeWaiting);
        } catch (RejectedExecutionException stopped) {
            lost();
        }
    }

    private void writeWaiting() {
        try {
            for (byte[][] part = next(); part != null; part = next()) {
                send(part);
            }
        } catch (IOException | RuntimeException gone) {
            lost();
        }
    }

    /** What is to be written now; null when this thread is done. */
    private byte[][] next() throws IOException {
        boolean last;
        Other instead;
        lock.lock();
        try {
            byte[][] part = waiting.poll();
            if (part != null) {
                bytesWaiting -= size(part);
                begun = true;
                return part;
            }
            last = ending;
            instead = other;
            other = null;
            writing = last;
        } finally {
            lock.unlock();
        }
        if (last) {
            if (instead != null) {
                instead.write();
            }
            // Whatever the server still holds goes now, and not after the end, where nobody watches it.
            response.getOutputStream().close();
            complete();
        }
        return null;
    }

    private void send(byte[]... part) throws IOException {
        if (!response.isCommitted()) {
            response.flushBuffer();
        }
        ServletOutputStream out = response.getOutputStream();
        for (byte[] piece : part) {
            for (int from = 0; from < piece.length; from += PIECE) {
                int length = Math.min(PIECE, piece.length - from);
                out.write(piece, from, length);
                wrote(length);
            }
        }
        out.flush();
        wrote(0);
        lock.lock();
        try {
            parts++;
        } finally {
            lock.unlock();
        }
    }

    private void wrote(int length) throws IOException {
        lock.lock();
        try {
            bytes += length;
            if (phase != Phase.OPEN) {
                throw new IOException("hung up");
            }
            if (!ending) {
                progress = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    private void lost() {
        lock.lock();
        try {
            ending = true;
            dropWaiting();
        } finally {
            lock.unlock();
        }
        complete();
    }

    private void complete() {
        lock.lock();
        try {
            if (phase == Phase.OPEN) {
                phase = Phase.COMPLETING;
            }
        } finally {
            lock.unlock();
        }
        try {
            context.complete();
        } catch (RuntimeException alreadyOver) {
            // The server was first.
        } finally {
            over();
        }
    }

    private void over() {
        if (told.compareAndSet(false, true)) {
            threads.closed(this);
            onEnd.run();
        }
    }

    /** There is none. */
    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        onComplete(event);
    }

    /** The server's own end, too: of the connection, or of the application. */
    @Override
    public void onComplete(AsyncEvent event) {
        lock.lock();
        try {
            ending = true;
            dropWaiting();
            if (phase == Phase.OPEN) {
                phase = Phase.COMPLETING;
            }
        } finally {
            lock.unlock();
        }
        over();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
