package io.eenjakarta.telemetry;

import io.eenjakarta.telemetry.Telemetry.Reading;
import io.eenjakarta.telemetry.Telemetry.Watch;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The instruments, each made once. Thread-safe: none is made after the constructor but those that are read. */
final class Meters {

    /** Upper bounds in seconds: a provider answers within a second, and deadlines are 5 to 30 seconds. */
    private static final List<Double> BOUNDS =
            List.of(0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 7.5, 10.0, 15.0, 30.0);

    private final Meter meter;
    private final Map<Measure, LongCounter> counters = new EnumMap<>(Measure.class);
    private final Map<Measure, LongUpDownCounter> upDowns = new EnumMap<>(Measure.class);
    private final Map<Measure, DoubleHistogram> histograms = new EnumMap<>(Measure.class);
    private final Map<Measure, LongGauge> gauges = new EnumMap<>(Measure.class);

    Meters(Meter meter) {
        this.meter = meter;
        for (Measure measure : Measure.values()) {
            switch (measure.kind()) {
                case COUNTER ->
                    counters.put(
                            measure,
                            meter.counterBuilder(measure.id())
                                    .setUnit(measure.unit())
                                    .setDescription(measure.meaning())
                                    .build());
                case UP_DOWN ->
                    upDowns.put(
                            measure,
                            meter.upDownCounterBuilder(measure.id())
                                    .setUnit(measure.unit())
                                    .setDescription(measure.meaning())
                                    .build());
                case HISTOGRAM ->
                    histograms.put(
                            measure,
                            meter.histogramBuilder(measure.id())
                                    .setUnit(measure.unit())
                                    .setDescription(measure.meaning())
                                    .setExplicitBucketBoundariesAdvice(BOUNDS)
                                    .build());
                case GAUGE ->
                    gauges.put(
                            measure,
                            meter.gaugeBuilder(measure.id())
                                    .ofLongs()
                                    .setUnit(measure.unit())
                                    .setDescription(measure.meaning())
                                    .build());
                case OBSERVED_COUNTER, WATCHED_GAUGE -> {
                    // Made when somebody has something to read.
                }
            }
        }
    }

    void count(Measure measure, long amount, Attributes attributes) {
        if (measure.kind() == Measure.Kind.UP_DOWN) {
            upDowns.get(measure).add(amount, attributes);
        } else {
            counters.get(measure).add(amount, attributes);
        }
    }

    void took(Measure measure, double seconds, Attributes attributes) {
        histograms.get(measure).record(seconds, attributes);
    }

    void set(Measure measure, long value, Attributes attributes) {
        gauges.get(measure).set(value, attributes);
    }

    Watch watch(Measure measure, Supplier<List<Reading>> reader) {
        if (measure.kind() == Measure.Kind.OBSERVED_COUNTER) {
            return meter.counterBuilder(measure.id())
                    .setUnit(measure.unit())
                    .setDescription(measure.meaning())
                    .buildWithCallback(into -> read(reader, into))::close;
        }
        return meter.gaugeBuilder(measure.id())
                .ofLongs()
                .setUnit(measure.unit())
                .setDescription(measure.meaning())
                .buildWithCallback(into -> read(reader, into))::close;
    }

    private static void read(Supplier<List<Reading>> reader, ObservableLongMeasurement into) {
        reader.get().forEach(reading -> into.record(reading.value(), ServersTelemetry.attributes(reading.tags())));
    }
}
