package io.eenjakarta.vms;

/** Who watches a feed. Called by any thread, one at a time; it must not block, and what it throws is lost. */
public interface EventViewer {

    /**
     * Told once, before all else, to a viewer who begins without a mark: the place where the feed is now. Who comes back with it
     * has missed nothing.
     */
    default void at(String mark) {}

    /** Each event once, in the order of the feed. */
    void event(SeenEvent seen);

    /** Told at first and at each change. */
    void state(FeedState state);

    /** The last call. */
    void ended(FeedEnd why);
}
