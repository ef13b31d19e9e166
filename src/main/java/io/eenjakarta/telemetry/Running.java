package io.eenjakarta.telemetry;

/**
 * A piece of {@link Work} under way, until it is closed. One whose outcome nobody told has failed. Not thread-safe, but one
 * thread may hand it over to another.
 */
public interface Running extends AutoCloseable {

    /** Belongs to it; in its span and its measures. */
    Running tag(Tag tag);

    /** Which grant it is about; in its span alone, since there are many. */
    Running grant(String id, int generation);

    /** It ended as it should, in this way. */
    void succeeded(String outcome);

    /** It did not. */
    void failed(String outcome);

    @Override
    void close();
}
