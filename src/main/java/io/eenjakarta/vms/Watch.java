package io.eenjakarta.vms;

/** Somebody who watches, until it is closed or has ended. Thread-safe. */
public interface Watch extends AutoCloseable {

    /** May be said twice, and of what has ended. Does not block. */
    @Override
    void close();
}
