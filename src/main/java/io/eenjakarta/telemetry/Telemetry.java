package io.eenjakarta.telemetry;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where measures and spans go. Thread-safe, never blocks, never fails. Without OpenTelemetry in the server it does nothing, at
 * no cost worth mentioning.
 */
public interface Telemetry {

    /** One that tells nobody. */
    static Telemetry none() {
        return Nothing.IS_TOLD;
    }

    /** Work that this thread does until it is closed, on this thread: what it begins meanwhile is part of it. */
    Running begin(Work work, Tag... tags);

    /**
     * Work that ends on any thread, and that nothing is part of.
     *
     * @param context what the server's own instrumentation left with a request, under {@link #CLIENT_CONTEXT}; null when it
     *     did not
     */
    Running beginAlone(Work work, Object context, Tag... tags);

    /** Counts. An amount of 0 makes the time series known, so that its first step is seen as one. */
    void count(Measure measure, long amount, Tag... tags);

    /** Sets a gauge. */
    void set(Measure measure, long value, Tag... tags);

    /**
     * Has a gauge or counter read at each export, on a thread of the exporter's: the reader must not block. What it throws is
     * left out of that export. A server may keep what it reads for longer than the application lives: whoever begins it ends it.
     */
    Watch watch(Measure measure, Supplier<List<Reading>> reader);

    /** The same task, as a part of what this thread is doing now. */
    Runnable carried(Runnable task);

    /**
     * Takes the query string out of the span that the server's own instrumentation has opened for the request under way: an
     * answer of the provider has a code in it.
     */
    void hideQuery();

    /**
     * Takes the query string out of the span that the server's own instrumentation has opened for a request of ours.
     *
     * @param context what that left with the request, under {@link #CLIENT_CONTEXT}; null when it did not
     * @param address of the request
     */
    void hideQuery(Object context, URI address);

    /** Property of a client's request that the instrumentations of Open Liberty and WildFly both use. */
    String CLIENT_CONTEXT = "otel.span.client.context";

    /** Something that is read at each export, until it is closed. */
    interface Watch extends AutoCloseable {

        /** Never fails; closing it again does nothing. */
        @Override
        void close();
    }

    /** A value at the time of an export. */
    record Reading(long value, List<Tag> tags) {

        /** With these tags. */
        public static Reading of(long value, Tag... tags) {
            return new Reading(value, List.of(tags));
        }
    }
}
