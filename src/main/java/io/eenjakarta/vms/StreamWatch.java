package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** One viewer of a stream: is told one thing at a time, and nothing after the end. */
final class StreamWatch implements Watch {

    private final LiveStream stream;
    private final GrantId grant;
    private final StreamViewer viewer;
    private final OpenStreams streams;
    private final AtomicBoolean over = new AtomicBoolean();
    /** Who tells the viewer something has it; nobody needs it to close. */
    private final ReentrantLock turn = new ReentrantLock();
    /** Guarded by the turn: something was told. */
    private boolean begun;

    private volatile long confirmedMillis;

    /** @param nowMillis when the provider said that the grant may watch it */
    StreamWatch(LiveStream stream, GrantId grant, StreamViewer viewer, OpenStreams streams, long nowMillis) {
        this.stream = stream;
        this.grant = grant;
        this.viewer = viewer;
        this.streams = streams;
        this.confirmedMillis = nowMillis;
    }

    LiveStream stream() {
        return stream;
    }

    GrantId grant() {
        return grant;
    }

    /** When the provider last said that the grant may watch it. */
    long confirmedMillis() {
        return confirmedMillis;
    }

    void confirmed(long nowMillis) {
        confirmedMillis = nowMillis;
    }

    void frame(LiveFrame frame) {
        tell(() -> viewer.frame(frame));
    }

    void waiting() {
        tell(viewer::waiting);
    }

    /** The picture of a stream that is there already, unless a newer one has come. */
    void first(LiveFrame frame) {
        turn.lock();
        try {
            if (!begun) {
                frame(frame);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Only for who has taken it out of the table. */
    void ended(StreamEnd why) {
        turn.lock();
        try {
            if (over.compareAndSet(false, true)) {
                viewer.ended(why);
            }
        } catch (RuntimeException itsOwn) {
            OpenStreams.viewerFailed(stream.key(), itsOwn);
        } finally {
            turn.unlock();
        }
    }

    /** A viewer that fails is none any more: others go on. */
    private void tell(Runnable what) {
        turn.lock();
        try {
            if (!over.get()) {
                begun = true;
                what.run();
            }
        } catch (RuntimeException itsOwn) {
            OpenStreams.viewerFailed(stream.key(), itsOwn);
            close();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            streams.leave(this);
        }
    }
}
