package io.eenjakarta.renewal;

import java.util.concurrent.CompletableFuture;

/** One thread's work on a node. */
final class HistoryActor {

    final HistoryNode node;
    final Runnable work;
    /** The generation of the claim that it carries out; 0 for none. */
    int claimed;
    /** Whether the provider has refused what it sent. */
    boolean refused;
    /** Whether it has declared a replay that it has not sent yet. */
    boolean declared;
    /** Whether it has looked for the right in vain just now. */
    boolean looking;
    /** What it waits for; null: nothing, or only for the time. */
    CompletableFuture<?> awaits;
    /** Until when it waits. */
    long until;
    /** Null before its first turn. */
    Thread thread;
    /** Whether it is its turn. */
    volatile boolean turn;

    HistoryActor(HistoryNode node, Runnable work) {
        this.node = node;
        this.work = work;
    }
}
