package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * An HTTP answer that goes on until one side ends it. Thread-safe; no method blocks. One thread at a time writes, and only while
 * there is something to write, so a browser that takes nothing holds one thread and what waits for it, until it is hung up. That
 * the browser has left is seen at the next write: who has nothing to say for long should say so now and then.
 */
final class StreamedAnswer {

    /** Bytes that wait at most for a browser when each part counts. */
    static final int MOST_WAITING = 256 * 1024;

    /** Another answer in the place of this one. */
    @FunctionalInterface
    interface Other {
        void write() throws IOException;
    }

    private final LiveThreads threads;
    private final Duration patience;
    private final AnswerEnd end;
    private final AnswerOutput output;

    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingParts waiting = new WaitingParts();
    /** Whether some thread writes, or is about to. */
    private boolean writing;
    /** Whether anything was written, which nothing else can take the place of. */
    private boolean begun;
    /** Whether nothing more is taken. */
    private boolean ending;

    private Other other;

    private StreamedAnswer(
            HttpServletRequest request,
            HttpServletResponse response,
            LiveThreads threads,
            Duration patience,
            Runnable onEnd) {
        this.threads = threads.itself();
        this.patience = patience;
        this.end = new AnswerEnd(request, response, () -> {
            over();
            onEnd.run();
        });
        this.output = new AnswerOutput(response, end);
    }

    /**
     * Begins an answer and sends its head, with the headers that are set by now.
     *
     * @param patience how long a browser may take none of what is written; after the answer's end the rest may take as long
     * @param onEnd called once when it is over, whoever ended it, on any thread; must not block
     */
    static StreamedAnswer begin(
            HttpServletRequest request,
            HttpServletResponse response,
            LiveThreads threads,
            Duration patience,
            Runnable onEnd) {
        try {
            // Open Liberty ignores the first flush of an answer that has become asynchronous.
            response.flushBuffer();
        } catch (IOException gone) {
            // The first write sees it, too.
        }
        return prepare(request, response, threads, patience, onEnd);
    }

    /** As {@link #begin}, but the head is sent with the first part: until then {@link #instead} may answer otherwise. */
    static StreamedAnswer prepare(
            HttpServletRequest request,
            HttpServletResponse response,
            LiveThreads threads,
            Duration patience,
            Runnable onEnd) {
        StreamedAnswer answer = new StreamedAnswer(request, response, threads, patience, onEnd);
        answer.threads.opened(answer);
        return answer;
    }

    /** One part after all others, in the place of the last such part if that was not sent yet: of pictures only the newest counts. */
    void latest(byte[]... part) {
        change(() -> {
            if (ending) {
                return false;
            }
            waiting.newest(part);
            return true;
        });
    }

    /**
     * One part after those that wait.
     *
     * @return false when it is not sent: the answer has ended, or ends now, as more than {@link #MOST_WAITING} bytes would wait
     */
    boolean append(byte[] part) {
        return change(() -> {
            if (ending) {
                return false;
            }
            boolean fits = waiting.bytes() + part.length <= MOST_WAITING;
            if (fits) {
                waiting.add(part);
            } else {
                waiting.drop();
                finish();
            }
            return fits;
        });
    }

    /** Ends the answer after what waits has been sent. */
    void end() {
        change(this::finish);
    }

    /** Ends the answer with another one if nothing of this has been sent, else without what waits. */
    void instead(Other answer) {
        change(() -> {
            if (ending) {
                return false;
            }
            waiting.drop();
            other = begun ? null : answer;
            return finish();
        });
    }

    boolean isOver() {
        return !end.isOpen();
    }

    AnswerOutput.Sent sent() {
        lock.lock();
        try {
            return new AnswerOutput.Sent(output.bytes(), output.parts(), waiting.dropped());
        } finally {
            lock.unlock();
        }
    }

    /** Hangs up if the browser has taken nothing for too long. Called now and then. */
    void look() {
        boolean stuck;
        lock.lock();
        try {
            stuck = writing && output.isStuck(patience);
        } finally {
            lock.unlock();
        }
        if (stuck) {
            end.hangUp();
        }
    }

    private boolean finish() {
        if (ending) {
            return false;
        }
        ending = true;
        output.hurry();
        return true;
    }

    private void over() {
        lock.lock();
        try {
            ending = true;
            waiting.drop();
        } finally {
            lock.unlock();
        }
        threads.closed(this);
    }

    /** Makes a change, and has it written when nobody writes yet. */
    private boolean change(BooleanSupplier change) {
        boolean start;
        boolean changed;
        lock.lock();
        try {
            changed = change.getAsBoolean();
            start = !writing && (changed || ending) && end.isOpen();
            if (start) {
                writing = true;
                output.wake();
            }
        } finally {
            lock.unlock();
        }
        if (start) {
            try {
                threads.execute(this::write);
            } catch (RuntimeException stopped) {
                // Rejected, or no thread is made any more.
                end.complete();
            }
        }
        return changed;
    }

    /** Writes what waits, until nothing does. */
    private void write() {
        try {
            for (byte[][] part = next(); part != null; part = next()) {
                output.write(part);
            }
        } catch (IOException | RuntimeException gone) {
            end.complete();
        }
    }

    private byte[][] next() throws IOException {
        Other instead;
        lock.lock();
        try {
            byte[][] part = waiting.poll();
            if (part != null || !ending) {
                begun |= part != null;
                writing = part != null;
                return part;
            }
            instead = other;
        } finally {
            lock.unlock();
        }
        if (instead != null) {
            instead.write();
        }
        output.close();
        end.complete();
        return null;
    }
}
