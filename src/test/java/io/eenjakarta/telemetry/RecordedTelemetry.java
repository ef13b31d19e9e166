package io.eenjakarta.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** OpenTelemetry's real SDK, and what those who are measured told it during a test. */
public final class RecordedTelemetry implements AfterEachCallback {

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

    /** What is told to it. */
    public Telemetry telemetry() {
        return telemetry;
    }

    /** Work that has ended, in that order, with its tags: {@code een.token.post een.grant_type=probe een.outcome=success}. */
    public List<String> work() {
        return spans.getFinishedSpanItems().stream()
                .map(span -> span.getName() + " " + tags(span.getAttributes()))
                .toList();
    }

    /** The time series of a counter or gauge by their tags; none when nobody told of it. */
    public Map<String, Long> values(Measure measure) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(measure.id()))
                .flatMap(RecordedTelemetry::points)
                .collect(Collectors.toMap(point -> tags(point.getAttributes()), LongPointData::getValue));
    }

    private static Stream<LongPointData> points(MetricData metric) {
        return Stream.concat(
                metric.getLongSumData().getPoints().stream(), metric.getLongGaugeData().getPoints().stream());
    }

    private static String tags(Attributes attributes) {
        Map<String, String> sorted = new TreeMap<>();
        attributes.forEach((key, value) -> sorted.put(key.getKey(), value.toString()));
        return sorted.entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }
}
