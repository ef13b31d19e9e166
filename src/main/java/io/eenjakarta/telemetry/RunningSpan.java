package io.eenjakarta.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.ArrayList;
import java.util.List;

/** Work under way as a span, which is measured when it ends. */
final class RunningSpan implements Running {

    private static final double NANOS = 1e9;

    private final Work work;
    private final Span span;
    private final Meters meters;
    private final Runnable leave;
    private final List<Tag> tags;
    private final long sinceNanos = System.nanoTime();
    private String outcome = "failed";
    private boolean good;

    /** @param leave takes the span from its thread */
    RunningSpan(Work work, Span span, Meters meters, Runnable leave, Tag... tags) {
        this.work = work;
        this.span = span;
        this.meters = meters;
        this.leave = leave;
        this.tags = new ArrayList<>(List.of(tags));
        ServersTelemetry.quietly(() -> work.active().ifPresent(active -> meters.count(active, 1, Attributes.empty())));
    }

    @Override
    public Running tag(Tag tag) {
        tags.add(tag);
        return this;
    }

    @Override
    public Running grant(String id, int generation) {
        ServersTelemetry.quietly(() -> span.setAttribute("een.grant", id).setAttribute("een.generation", generation));
        return this;
    }

    @Override
    public void succeeded(String how) {
        outcome = how;
        good = true;
    }

    @Override
    public void failed(String how) {
        outcome = how;
        good = false;
    }

    @Override
    public void close() {
        try {
            ServersTelemetry.quietly(this::measure);
        } finally {
            try {
                ServersTelemetry.quietly(leave);
            } finally {
                ServersTelemetry.quietly(span::end);
            }
        }
    }

    private void measure() {
        tags.add(Tag.outcome(outcome));
        Attributes attributes = ServersTelemetry.attributes(tags);
        double seconds = (System.nanoTime() - sinceNanos) / NANOS;
        work.active().ifPresent(active -> meters.count(active, -1, Attributes.empty()));
        // While the span is current, so that a value leads to it.
        work.duration().ifPresent(duration -> meters.took(duration, seconds, attributes));
        work.count().ifPresent(count -> meters.count(count, 1, attributes));
        span.setAllAttributes(attributes);
        if (!good) {
            span.setStatus(StatusCode.ERROR);
        }
    }
}
