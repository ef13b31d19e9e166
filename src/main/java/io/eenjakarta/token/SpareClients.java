package io.eenjakarta.token;

import io.eenjakarta.provider.LogCode;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * REST clients that have nothing to do, for {@link SingleShot}: making one takes longer than all else that a token request
 * costs us, and one that is new knows no TLS session. A client serves one request at a time and keeps no connection; what
 * is spared is the client alone. Thread-safe; does not block.
 */
class SpareClients {

    private static final Logger LOG = System.getLogger("io.eenjakarta.token");

    private final int most;
    private final Lock lock = new ReentrantLock();
    private final Deque<Spare> latestFirst;
    private boolean closed;

    private record Spare(URI endpoint, Class<?> wire, Object client) {}

    /** @param most that are held; of more, those go first that nobody has used for longest */
    SpareClients(int most) {
        this.most = most;
        this.latestFirst = new ArrayDeque<>(most + 1);
    }

    /** One for the caller alone; null when there is none. */
    <T> T take(URI endpoint, Class<T> wire) {
        lock.lock();
        try {
            Iterator<Spare> all = latestFirst.iterator();
            while (all.hasNext()) {
                Spare one = all.next();
                if (one.wire() == wire && one.endpoint().equals(endpoint)) {
                    all.remove();
                    return wire.cast(one.client());
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Holds one whose reply was read to its end, so that nobody uses it any more.
     *
     * @throws OutOfMemoryError when there is not even the memory for that; it is not held then
     */
    void spare(URI endpoint, Class<?> wire, Object client) {
        Object excess = null;
        lock.lock();
        try {
            latestFirst.addFirst(new Spare(endpoint, wire, client));
            if (closed || latestFirst.size() > most) {
                excess = latestFirst.removeLast().client();
            }
        } finally {
            lock.unlock();
        }
        if (excess != null) {
            close(excess);
        }
    }

    /** Closes all that are held, and holds none any more. */
    void closeAll() {
        List<Spare> all;
        lock.lock();
        try {
            closed = true;
            all = new ArrayList<>(latestFirst);
            latestFirst.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(one -> close(one.client()));
    }

    /** How many are held. */
    int size() {
        lock.lock();
        try {
            return latestFirst.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whatever goes wrong here must not hide the reply, which may hold the only copy of new tokens. */
    static void close(Object client) {
        try {
            ((Closeable) client).close();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, LogCode.TOKEN_UNAVAILABLE.line("a connection was not closed in order"), e);
        } catch (OutOfMemoryError full) {
            // Not even enough to say so.
            return;
        }
    }
}
