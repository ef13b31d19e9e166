package io.eenjakarta.vms;

/** A look that goes on until it is closed. */
public interface Watch extends AutoCloseable {
    @Override
    void close();
}
