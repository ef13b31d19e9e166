package io.eenjakarta.benchmark.jvm;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What JMH measured with its profiler {@code gc}, by the names of the benchmarks. */
final class JmhFigures {

    private final Map<String, Figure> figures = new HashMap<>();

    private JmhFigures() {}

    /**
     * @param runs JMH's results as JSON, average times in nanoseconds
     * @throws IllegalArgumentException when they are something else
     */
    static JmhFigures of(JsonArray runs) {
        JmhFigures all = new JmhFigures();
        for (JsonObject run : runs.getValuesAs(JsonObject.class)) {
            JsonObject time = run.getJsonObject("primaryMetric");
            if (!time.getString("scoreUnit").equals("ns/op")) {
                throw new IllegalArgumentException("no time of a call: " + time.getString("scoreUnit"));
            }
            Figure figure =
                    new Figure(number(time.get("score")), number(time.get("scoreError")), bytes(run), samples(time));
            all.figures.put(name(run), figure);
        }
        return all;
    }

    /**
     * @param name class without its packages, method and, if there are any, parameters: {@code A.method} or {@code
     *     A.method[grants=1]}
     * @throws IllegalArgumentException when it was not measured
     */
    Figure named(String name) {
        Figure figure = figures.get(name);
        if (figure == null) {
            throw new IllegalArgumentException(name + " was not measured");
        }
        return figure;
    }

    private static String name(JsonObject run) {
        String[] parts = run.getString("benchmark").split("\\.");
        String plain = parts[parts.length - 2] + '.' + parts[parts.length - 1];
        Map<String, String> parameters = new TreeMap<>();
        if (run.containsKey("params")) {
            run.getJsonObject("params")
                    .forEach((name, value) -> parameters.put(name, ((JsonString) value).getString()));
        }
        return parameters.isEmpty()
                ? plain
                : plain + parameters.toString().replace('{', '[').replace('}', ']');
    }

    /** The metric's name has had a prefix in some versions. */
    private static double bytes(JsonObject run) {
        JsonObject metrics = run.getJsonObject("secondaryMetrics");
        String name = metrics.keySet().stream()
                .filter(metric -> metric.endsWith("gc.alloc.rate.norm"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("JMH ran without its profiler gc"));
        return number(metrics.getJsonObject(name).get("score"));
    }

    private static long samples(JsonObject metric) {
        return metric.getJsonArray("rawData").getValuesAs(JsonArray.class).stream()
                .mapToLong(JsonArray::size)
                .sum();
    }

    /** JMH writes what is no number as text. */
    private static double number(JsonValue value) {
        return value instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }
}
