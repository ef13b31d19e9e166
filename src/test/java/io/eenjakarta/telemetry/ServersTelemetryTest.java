package io.eenjakarta.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.telemetry.Telemetry.Reading;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What OpenTelemetry is told, with its real SDK. */
class ServersTelemetryTest {

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk server = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    private final Telemetry telemetry = new ServersTelemetry(server);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void measuresWorkOnceWhenItEnds() {
        try (Running post = telemetry.begin(Work.TOKEN_POST, Tag.provider("een"))) {
            post.tag(Tag.grantType("refresh_token")).succeeded("success");
            assertEquals(List.of(), List.copyOf(metrics.collectAllMetrics()));
        }
        SpanData span = spans.getFinishedSpanItems().get(0);
        assertEquals("een.token.post", span.getName());
        assertEquals(SpanKind.CLIENT, span.getKind());
        assertEquals(StatusCode.UNSET, span.getStatus().getStatusCode());
        assertEquals(3, span.getAttributes().size());
        assertEquals(1, points("een.token.posts"));
        assertEquals(1, points("een.token.post.duration"));
        assertEquals("s", metric("een.token.post.duration").getUnit());
    }

    @Test
    void takesWorkWhoseOutcomeNobodyToldForFailed() {
        telemetry.begin(Work.ROTATION).close();
        SpanData span = spans.getFinishedSpanItems().get(0);
        assertEquals(StatusCode.ERROR, span.getStatus().getStatusCode());
        assertEquals("failed", span.getAttributes().get(AttributeKey.stringKey("een.outcome")));
    }

    @Test
    void countsWorkThatIsUnderWay() {
        Running rotation = telemetry.begin(Work.ROTATION);
        assertEquals(1, value("een.rotation.active"));
        rotation.close();
        assertEquals(0, value("een.rotation.active"));
    }

    @Test
    void tellsOfAGrantInSpansAlone() {
        telemetry.begin(Work.ROTATION).grant("g1", 3).close();
        assertEquals(
                "g1", spans.getFinishedSpanItems().get(0).getAttributes().get(AttributeKey.stringKey("een.grant")));
        assertFalse(metric("een.rotation.duration").toString().contains("g1"));
    }

    @Test
    void keepsWhatIsPartOfWorkTogetherOnOtherThreads() throws InterruptedException {
        AtomicReference<Span> seen = new AtomicReference<>();
        try (Running rotation = telemetry.begin(Work.ROTATION)) {
            Thread thread = new Thread(telemetry.carried(() -> seen.set(Span.current())));
            thread.start();
            thread.join();
            rotation.succeeded("rotated");
        }
        assertEquals(
                spans.getFinishedSpanItems().get(0).getSpanId(),
                seen.get().getSpanContext().getSpanId());
        assertFalse(Span.current().getSpanContext().isValid(), "left behind on this thread");
    }

    @Test
    void workAloneIsPartOfTheServersSpanAndNothingIsPartOfIt() {
        Span servers = server.getTracer("server").spanBuilder("GET").startSpan();
        Running call = telemetry.beginAlone(Work.API_CALL, Context.root().with(servers));
        assertFalse(Span.current().getSpanContext().isValid());
        call.close();
        telemetry.beginAlone(Work.API_CALL, null).close();
        List<SpanData> calls = spans.getFinishedSpanItems();
        assertEquals(servers.getSpanContext().getSpanId(), calls.get(0).getParentSpanId());
        assertFalse(calls.get(1).getParentSpanContext().isValid());
    }

    @Test
    void takesQueryStringsOutOfTheServersSpans() {
        Span client = server.getTracer("server")
                .spanBuilder("POST")
                .setAttribute("url.full", "https://h/t?refresh_token=s3cret")
                .startSpan();
        telemetry.hideQuery(Context.root().with(client), URI.create("https://user@h:1/t?refresh_token=s3cret"));
        telemetry.hideQuery(null, URI.create("https://h/t"));
        client.end();
        Span request = server.getTracer("server")
                .spanBuilder("GET")
                .setAttribute("url.query", "code=s3cret")
                .startSpan();
        try (var scope = request.makeCurrent()) {
            assertTrue(scope != null);
            telemetry.hideQuery();
        }
        request.end();
        List<SpanData> all = spans.getFinishedSpanItems();
        assertEquals("https://h:1/t", all.get(0).getAttributes().get(ServersTelemetry.URL_FULL));
        assertEquals("", all.get(1).getAttributes().get(ServersTelemetry.URL_QUERY));
    }

    @Test
    void readsWhatIsWatchedAtEachExport() {
        long[] now = {7};
        telemetry.watch(Measure.AUDIT_LOST, () -> List.of(Reading.of(now[0])));
        telemetry.watch(Measure.GRANTS, () -> List.of(Reading.of(now[0], Tag.state("active"))));
        telemetry.watch(Measure.VAULT_AVAILABLE, () -> {
            throw new IllegalStateException("on purpose");
        });
        assertEquals(7, value("een.audit.lost"));
        now[0] = 8;
        assertEquals(8, value("een.grants"));
    }

    @Test
    void readsNothingAnyMoreThatIsClosed() {
        for (Measure measure : List.of(Measure.AUDIT_LOST, Measure.GRANTS)) {
            Telemetry.Watch watch = telemetry.watch(measure, () -> List.of(Reading.of(7)));
            assertEquals(7, value(measure.id()));
            watch.close();
            assertTrue(metrics.collectAllMetrics().stream()
                    .noneMatch(metric -> metric.getName().equals(measure.id())));
        }
    }

    @Test
    void failsNobodyWhoseTokensItTellsOf() {
        List<String> asked = new ArrayList<>();
        Span broken = (Span) Proxy.newProxyInstance(
                Span.class.getClassLoader(), new Class<?>[] {Span.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    throw asked.size() % 2 == 0 ? new NoClassDefFoundError("Gone") : new IllegalStateException("gone");
                });
        Meters meters = new Meters(server.getMeter("test"));
        Running post = new RunningSpan(
                Work.TOKEN_POST,
                broken,
                meters,
                () -> {
                    asked.add("leave");
                    throw new IllegalStateException("gone");
                },
                Tag.provider("een"));
        post.grant("g1", 3).succeeded("success");
        post.close();
        assertEquals(List.of("setAttribute", "setAllAttributes", "leave", "end"), asked);
    }

    @Test
    void failsNobodyWhenTheServersOpenTelemetryFails() {
        OpenTelemetry broken = (OpenTelemetry) Proxy.newProxyInstance(
                OpenTelemetry.class.getClassLoader(),
                new Class<?>[] {OpenTelemetry.class},
                (proxy, method, arguments) -> method.getName().equals("getMeter")
                        ? server.getMeter("test")
                        : (Tracer) name -> {
                            throw new IllegalStateException("gone");
                        });
        Telemetry told = new ServersTelemetry(broken);
        told.begin(Work.TOKEN_POST).close();
        told.beginAlone(Work.API_CALL, null).close();
        assertEquals(List.of(), spans.getFinishedSpanItems());
    }

    @Test
    void makesASeriesKnownBeforeItsFirstStep() {
        telemetry.count(Measure.LOGIN_ATTEMPTS, 0, Tag.outcome("success"));
        assertEquals(0, value("een.login.attempts"));
        telemetry.set(Measure.KEEP_ALIVE_DUE, 50, Tag.provider("een"));
        assertEquals(50, value("een.keepalive.due"));
    }

    private MetricData metric(String name) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name));
    }

    private int points(String name) {
        return metric(name).getData().getPoints().size();
    }

    private long value(String name) {
        MetricData metric = metric(name);
        var points = metric.getLongSumData().getPoints().isEmpty()
                ? metric.getLongGaugeData().getPoints()
                : metric.getLongSumData().getPoints();
        return points.iterator().next().getValue();
    }
}
