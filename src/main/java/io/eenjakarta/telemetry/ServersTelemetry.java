package io.eenjakarta.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is told to the OpenTelemetry of the server, which is MicroProfile Telemetry's. With this class its API is loaded: only
 * {@link TelemetryChoice} may name it.
 */
final class ServersTelemetry implements Telemetry {

    /** Of spans and measures, so that a collector can tell them from those of others. */
    static final String SCOPE = "io.eenjakarta";

    static final AttributeKey<String> URL_FULL = AttributeKey.stringKey("url.full");
    static final AttributeKey<String> URL_QUERY = AttributeKey.stringKey("url.query");

    private static final Logger LOG = System.getLogger("io.eenjakarta.telemetry");

    private final Tracer tracer;
    private final Meters meters;

    ServersTelemetry(OpenTelemetry server) {
        this.tracer = server.getTracer(SCOPE);
        this.meters = new Meters(server.getMeter(SCOPE));
    }

    /** That of this application. */
    static Telemetry of(Instance<Object> beans) {
        Instance<OpenTelemetry> servers = beans.select(OpenTelemetry.class);
        return servers.isResolvable() ? new ServersTelemetry(servers.get()) : Telemetry.none();
    }

    @Override
    public Running begin(Work work, Tag... tags) {
        return carefully(
                () -> {
                    Span span = span(work, Context.current());
                    Scope scope = span.makeCurrent();
                    return new RunningSpan(work, span, meters, scope::close, tags);
                },
                Nothing.IS_TOLD);
    }

    @Override
    public Running beginAlone(Work work, Object context, Tag... tags) {
        return carefully(
                () -> {
                    Context parent = context instanceof Context servers ? servers : Context.current();
                    return new RunningSpan(work, span(work, parent), meters, () -> {}, tags);
                },
                Nothing.IS_TOLD);
    }

    private Span span(Work work, Context parent) {
        return tracer.spanBuilder(work.span())
                .setParent(parent)
                .setSpanKind(work.isOutbound() ? SpanKind.CLIENT : SpanKind.INTERNAL)
                .startSpan();
    }

    @Override
    public void count(Measure measure, long amount, Tag... tags) {
        quietly(() -> meters.count(measure, amount, attributes(List.of(tags))));
    }

    @Override
    public void set(Measure measure, long value, Tag... tags) {
        quietly(() -> meters.set(measure, value, attributes(List.of(tags))));
    }

    @Override
    public Watch watch(Measure measure, Supplier<List<Reading>> reader) {
        Watch watch = carefully(() -> meters.watch(measure, reader), () -> {});
        return () -> quietly(watch::close);
    }

    @Override
    public Runnable carried(Runnable task) {
        return carefully(() -> Context.current().wrap(task), task);
    }

    @Override
    public void hideQuery() {
        quietly(() -> Span.current().setAttribute(URL_QUERY, ""));
    }

    @Override
    public void hideQuery(Object context, URI address) {
        if (context instanceof Context ours) {
            quietly(() -> Span.fromContext(ours).setAttribute(URL_FULL, withoutQuery(address)));
        }
    }

    /** Leaves it at that when the server's OpenTelemetry throws: nothing of ours may be lost by being told of. */
    static void quietly(Runnable step) {
        carefully(
                () -> {
                    step.run();
                    return true;
                },
                false);
    }

    private static <T> T carefully(Supplier<T> step, T otherwise) {
        try {
            return step.get();
        } catch (RuntimeException | LinkageError broken) {
            LOG.log(Level.DEBUG, () -> "the server's OpenTelemetry failed: " + broken);
            return otherwise;
        }
    }

    private static String withoutQuery(URI address) {
        String authority = String.valueOf(address.getRawAuthority());
        return address.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1) + address.getRawPath();
    }

    static Attributes attributes(List<Tag> tags) {
        var attributes = Attributes.builder();
        tags.forEach(tag -> attributes.put(tag.key(), tag.value()));
        return attributes.build();
    }
}
