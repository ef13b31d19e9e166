package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.util.Optional;

/**
 * Work done under a grant that is named, for timers, batch and messages, which have no request, and for whoever acts on
 * a grant that is not its caller's. Calls that return a {@code CompletionStage} keep the grant they were started under.
 */
public final class GrantScope {

    private static final ThreadLocal<Bound> BOUND = new ThreadLocal<>();

    /** What this thread is bound to; an empty grant says "nobody", which is not the same as not being bound. */
    record Bound(Optional<GrantId> grant) {}

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
        Optional<Bound> before = bind(Optional.of(new Bound(Optional.of(grant))));
        try {
            return work.call();
        } finally {
            bind(before);
        }
    }

    static Optional<Bound> bound() {
        return Optional.ofNullable(BOUND.get());
    }

    /** @return what the thread was bound to before */
    static Optional<Bound> bind(Optional<Bound> next) {
        Optional<Bound> before = bound();
        next.ifPresentOrElse(BOUND::set, BOUND::remove);
        return before;
    }
}
