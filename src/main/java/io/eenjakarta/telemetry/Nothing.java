package io.eenjakarta.telemetry;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Telemetry where nobody wants any. */
enum Nothing implements Telemetry, Running {
    IS_TOLD;

    @Override
    public Running begin(Work work, Tag... tags) {
        return this;
    }

    @Override
    public Running beginAlone(Work work, Object context, Tag... tags) {
        return this;
    }

    @Override
    public void count(Measure measure, long amount, Tag... tags) {}

    @Override
    public void set(Measure measure, long value, Tag... tags) {}

    @Override
    public Watch watch(Measure measure, Supplier<List<Reading>> reader) {
        return () -> {};
    }

    @Override
    public Runnable carried(Runnable task) {
        return task;
    }

    @Override
    public void hideQuery() {}

    @Override
    public void hideQuery(Object context, URI address) {}

    @Override
    public Running tag(Tag tag) {
        return this;
    }

    @Override
    public Running grant(String id, int generation) {
        return this;
    }

    @Override
    public void succeeded(String outcome) {}

    @Override
    public void failed(String outcome) {}

    @Override
    public void close() {}
}
