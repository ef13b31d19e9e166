package io.eenjakarta.portal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** The end of an answer that goes on, which comes once: by us, by the server, or by hanging up. Thread-safe. */
final class AnswerEnd implements AsyncListener {

    private enum Phase {
        OPEN,
        COMPLETING,
        HUNG_UP
    }

    private final AsyncContext context;
    private final HangUp connection;
    private final Runnable onEnd;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.OPEN);
    private final AtomicBoolean told = new AtomicBoolean();

    /** Makes the request an asynchronous one, without a time limit. */
    AnswerEnd(HttpServletRequest request, HttpServletResponse response, Runnable onEnd) {
        this.onEnd = onEnd;
        this.connection = HangUp.of(request);
        // WildFly touches the session when an answer ends, which may be after the session has.
        this.context = request.startAsync(new SessionlessRequest(request), response);
        context.setTimeout(0);
        context.addListener(this);
    }

    boolean isOpen() {
        return phase.get() == Phase.OPEN;
    }

    /** Hands the request back to the server. For who writes, when nothing will be written any more. */
    void complete() {
        phase.compareAndSet(Phase.OPEN, Phase.COMPLETING);
        try {
            context.complete();
        } catch (RuntimeException alreadyOver) {
            // The server was first.
        } finally {
            tell();
        }
    }

    /**
     * Closes the connection, which after {@link #complete} might be another request's. Who writes still has to {@link #complete},
     * at the latest when the server's own limit for a write is over.
     */
    void hangUp() {
        if (phase.compareAndSet(Phase.OPEN, Phase.HUNG_UP)) {
            connection.now();
            tell();
        }
    }

    private void tell() {
        if (told.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    /** There is no time limit. */
    @Override
    public void onTimeout(AsyncEvent event) {
        onComplete(event);
    }

    @Override
    public void onError(AsyncEvent event) {
        onComplete(event);
    }

    /** The server's own end, too: of the connection, or of the application. */
    @Override
    public void onComplete(AsyncEvent event) {
        phase.compareAndSet(Phase.OPEN, Phase.COMPLETING);
        tell();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
