package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.Optional;

/**
 * Work done under a grant that is named, for timers, batch and messages, which have no request, and for whoever acts on
 * a grant that is not its caller's. Calls that return a {@code CompletionStage} keep the grant they were started under.
 */
public final class GrantScope {

    private static final ThreadLocal<Bound> BOUND = new ThreadLocal<>();

    /**
     * What a thread works for.
     *
     * @param grant empty says "nobody", which is not the same as not being bound
     * @param carried whether it came with an asynchronous call
     * @param under what holds again when a carried one is dropped
     */
    private record Bound(Optional<GrantId> grant, boolean carried, Optional<Bound> under) {}

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
        Optional<Bound> before = bound();
        BOUND.set(new Bound(Optional.of(grant), false, Optional.empty()));
        try {
            return work.call();
        } finally {
            bind(before);
        }
    }

    /** The grant this thread is bound to, where it is bound at all. */
    static Optional<Optional<GrantId>> grant() {
        return bound().map(Bound::grant);
    }

    /**
     * Binds the thread of an asynchronous call. RESTEasy may do this twice for one call, and then undoes the first
     * before the second; restoring what was found would leave one caller's grant on a pooled thread for the next.
     */
    static void carry(Optional<GrantId> grant) {
        Optional<Bound> now = bound();
        BOUND.set(new Bound(grant, true, now.flatMap(bound -> bound.carried() ? bound.under() : now)));
    }

    /** Undoes every {@link #carry} on this thread; never touches a scope. */
    static void drop() {
        bound().filter(Bound::carried).ifPresent(bound -> bind(bound.under()));
    }

    private static Optional<Bound> bound() {
        return Optional.ofNullable(BOUND.get());
    }

    private static void bind(Optional<Bound> next) {
        next.ifPresentOrElse(BOUND::set, BOUND::remove);
    }
}
