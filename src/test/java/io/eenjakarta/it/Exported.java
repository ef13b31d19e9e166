package io.eenjakarta.it;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A metric or a span in what was exported, or in the table of the documentation, which is to be the same.
 *
 * @param name of OpenTelemetry
 * @param kind with its unit; empty for a span
 * @param attributes keys of all that were seen
 */
record Exported(String name, String kind, SortedSet<String> attributes) {

    static List<Exported> metrics(Stream<Metric> metrics) {
        return merged(metrics.map(metric -> new Exported(
                metric.getName(),
                kind(metric) + ", " + metric.getUnit(),
                keys(points(metric).flatMap(List::stream)))));
    }

    static List<Exported> spans(Stream<Span> spans) {
        return merged(spans.map(span -> new Exported(span.getName(), "", keys(span.getAttributesList().stream()))));
    }

    /** By name, in the order of names. */
    static List<Exported> merged(Stream<Exported> all) {
        return all.collect(Collectors.toMap(Exported::name, one -> one, Exported::with)).values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    private Exported with(Exported other) {
        SortedSet<String> both = new TreeSet<>(attributes);
        both.addAll(other.attributes);
        return new Exported(name, kind, both);
    }

    /** The latest values by their attributes, as {@code {een.provider=een}}. */
    static Map<Map<String, String>, Double> values(Stream<Metric> metrics, String name) {
        return metrics.filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> Stream.concat(
                        Stream.concat(
                                        metric.getSum().getDataPointsList().stream(),
                                        metric.getGauge().getDataPointsList().stream())
                                .map(point ->
                                        Map.entry(attributes(point.getAttributesList()), (double) point.getAsInt())),
                        metric.getHistogram().getDataPointsList().stream()
                                .map(point ->
                                        Map.entry(attributes(point.getAttributesList()), (double) point.getCount()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (old, latest) -> latest));
    }

    static Map<String, String> attributes(List<KeyValue> list) {
        return list.stream()
                .collect(Collectors.toMap(
                        KeyValue::getKey,
                        one -> one.getValue().hasStringValue()
                                ? one.getValue().getStringValue()
                                : one.getValue().toString()));
    }

    private static Stream<List<KeyValue>> points(Metric metric) {
        return Stream.of(
                        metric.getSum().getDataPointsList().stream().map(point -> point.getAttributesList()),
                        metric.getGauge().getDataPointsList().stream().map(point -> point.getAttributesList()),
                        metric.getHistogram().getDataPointsList().stream().map(point -> point.getAttributesList()))
                .flatMap(each -> each);
    }

    private static String kind(Metric metric) {
        return switch (metric.getDataCase()) {
            case SUM -> metric.getSum().getIsMonotonic() ? "counter" : "up-down counter";
            case GAUGE -> "gauge";
            case HISTOGRAM -> "histogram";
            default -> metric.getDataCase().name();
        };
    }

    private static SortedSet<String> keys(Stream<KeyValue> attributes) {
        return attributes.map(KeyValue::getKey).collect(Collectors.toCollection(TreeSet::new));
    }
}
