package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A call under a grant, made where it is run. Ends once: by what it brings, by what it throws, or by a deadline that begins when
 * it is run; whatever comes later is lost.
 *
 * @param <T> what it brings
 */
final class ImageCall<T> implements Runnable {

    private final GrantId grant;
    private final Supplier<T> work;
    private final Deadline deadline;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Then<T> then = (brought, why) -> {};

    /** How long a call may take, and who watches that. */
    record Deadline(Duration after, ScheduledExecutorService scheduler) {}

    /**
     * Hears how a call ended.
     *
     * @param <T> what it brings
     */
    interface Then<T> {
        /** @param why null when it brought something */
        void done(T brought, Throwable why);
    }

    ImageCall(GrantId grant, Supplier<T> work, Deadline deadline) {
        this.grant = grant;
        this.work = work;
        this.deadline = deadline;
    }

    /** What is to be done before anybody hears of the result. To be said before the call is run. */
    void then(Then<T> first) {
        then = first;
    }

    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void run() {
        Expiry end = null;
        try {
            end = Expiry.after(deadline.after(), deadline.scheduler(), () -> fail(ImageClient.late()));
            end(GrantScope.call(grant, work::get), null);
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            if (end != null) {
                end.cancel();
            }
        }
    }

    void fail(Throwable why) {
        end(null, why);
    }

    private void end(T brought, Throwable why) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        then.done(brought, why);
        if (why == null) {
            result.complete(brought);
        } else {
            result.completeExceptionally(why);
        }
    }
}
