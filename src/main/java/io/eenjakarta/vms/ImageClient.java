package io.eenjakarta.vms;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One client for all calls of an interface that brings images, each with a deadline. The clients of both servers know none:
 * their read timeout begins anew with each byte, and closing an answer reads the rest of it, which may have no end. What ends
 * such an answer is closing the client. So a client of which a call was given up serves no new ones, and is closed as soon as
 * its other calls are done or given up as well. Thread-safe.
 *
 * @param <T> the interface
 */
final class ImageClient<T> implements AutoCloseable {

    private final Supplier<Opened<T>> build;
    private final Duration deadline;
    private final ScheduledExecutorService scheduler;
    private final ReentrantLock lock = new ReentrantLock();
    private Shared current;
    private boolean closed;

    /**
     * A client.
     *
     * @param <T> the interface
     * @param end closes all connections that calls of it may have
     */
    record Opened<T>(T api, AutoCloseable end) {}

    /**
     * A call.
     *
     * @param <T> the interface
     * @param <R> what it brings
     */
    interface Work<T, R> {
        /** @param giveUp to be said of an answer that cannot be closed, for it has no end */
        R call(T api, Runnable giveUp);
    }

    /** All is guarded by the lock, but for the client itself. */
    private final class Shared {
        private final Opened<T> opened = build.get();
        private int calls;
        private int givenUp;

        private boolean isIdle() {
            return this != current && calls == givenUp;
        }
    }

    /** All is guarded by the lock. */
    private final class Call {
        private final Shared client;
        private boolean over;
        private boolean late;

        Call(Shared client) {
            this.client = client;
            client.calls++;
        }

        /** It goes on, and nobody waits for it any more. */
        private void giveUp() {
            change(() -> {
                if (!over && !late) {
                    late = true;
                    client.givenUp++;
                    current = current == client ? null : current;
                }
            });
        }

        private boolean isLate() {
            lock.lock();
            try {
                return late;
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            change(() -> {
                over = true;
                client.calls -= late ? 0 : 1;
            });
        }

        private void change(Runnable what) {
            boolean idle;
            lock.lock();
            try {
                what.run();
                idle = client.isIdle();
            } finally {
                lock.unlock();
            }
            if (idle) {
                closeQuietly(client.opened);
            }
        }
    }

    /** @param build makes a client that can be closed; called now and then */
    ImageClient(Supplier<Opened<T>> build, Duration deadline, ScheduledExecutorService scheduler) {
        this.build = build;
        this.deadline = deadline;
        this.scheduler = scheduler;
    }

    /** What the call brings. One that is late ends in {@link VmsException.Unavailable}, within two deadlines at most. */
    <R> R call(Work<T, R> work) {
        Call call = begun();
        Expiry end = Expiry.after(deadline, scheduler, call::giveUp);
        try {
            return work.call(call.client.opened.api(), call::giveUp);
        } catch (RuntimeException e) {
            throw call.isLate() ? late() : e;
        } finally {
            end.cancel();
            call.end();
        }
    }

    /** What a call comes to that takes longer than the deadline. */
    static VmsException late() {
        return new VmsException.Unavailable(
                new ApiFault(0, "", "deadline", "the image did not come in time, or had no end"), Optional.empty());
    }

    private Call begun() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the application has ended");
            }
            current = current == null ? new Shared() : current;
            return new Call(current);
        } finally {
            lock.unlock();
        }
    }

    /** Calls under way end at once. */
    @Override
    public void close() {
        Shared last;
        lock.lock();
        try {
            closed = true;
            last = current;
            current = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            closeQuietly(last.opened);
        }
    }

    private static void closeQuietly(Opened<?> client) {
        try {
            client.end().close();
        } catch (Exception e) {
            // Nobody can do anything about it.
            return;
        }
    }
}
