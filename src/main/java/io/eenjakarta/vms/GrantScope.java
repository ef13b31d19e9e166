package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.Optional;

/**
 * Work done under a grant that is named, for timers, batch and messages, which have no request, and for whoever acts on
 * a grant that is not its caller's. Calls that return a {@code CompletionStage} keep the grant they were started under.
 */
public final class GrantScope {

    /** Unset: not bound. Empty: bound to nobody, which is not the same. */
    private static final ThreadLocal<Optional<GrantId>> BOUND = new ThreadLocal<>();

    /**
     * What is to be done.
     *
     * @param <T> what comes of it
     * @param <X> what it may throw
     */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T call() throws X;
    }

    private GrantScope() {}

    /** Does the work on this thread; scopes nest, and the outer grant is back afterwards. */
    public static <T, X extends Exception> T call(GrantId grant, Work<T, X> work) throws X {
        Optional<GrantId> before = bind(Optional.of(grant));
        try {
            return work.call();
        } finally {
            restore(before);
        }
    }

    /** Does a task for the grant that its caller had, or for nobody. */
    static void run(Optional<GrantId> grant, Runnable task) {
        Optional<GrantId> before = bind(grant);
        try {
            task.run();
        } finally {
            restore(before);
        }
    }

    /** The grant this thread is bound to, where it is bound at all. */
    static Optional<Optional<GrantId>> grant() {
        return Optional.ofNullable(BOUND.get());
    }

    private static Optional<GrantId> bind(Optional<GrantId> grant) {
        Optional<GrantId> before = BOUND.get();
        BOUND.set(grant);
        return before;
    }

    private static void restore(Optional<GrantId> before) {
        if (before == null) {
            BOUND.remove();
        } else {
            BOUND.set(before);
        }
    }
}
