package io.eenjakarta.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;

/**
 * Curves over one axis.
 *
 * @param x what the horizontal axis is, with its unit
 * @param y what the vertical axis is, with its unit
 * @param logX whether the horizontal axis is logarithmic, and so every x above zero
 * @param logY the same of the vertical one
 */
public record Plot(String title, String x, String y, boolean logX, boolean logY, List<Series> series) {

    /** One curve, its points from left to right. */
    public record Series(String name, List<Point> points) {

        public static Series of(String name, Point... points) {
            return new Series(name, List.of(points));
        }
    }

    public record Point(double x, double y) {}

    /** Neither axis is logarithmic. */
    public static Plot of(String title, String x, String y, Series... series) {
        return new Plot(title, x, y, false, false, List.of(series));
    }

    /** Both axes are logarithmic: a straight line is a power, and the page tells which. */
    public static Plot logarithmic(String title, String x, String y, Series... series) {
        return new Plot(title, x, y, true, true, List.of(series));
    }

    JsonObject toJson() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Series one : series) {
            JsonArrayBuilder points = Json.createArrayBuilder();
            one.points()
                    .forEach(point ->
                            points.add(Json.createArrayBuilder().add(point.x()).add(point.y())));
            all.add(Json.createObjectBuilder().add("name", one.name()).add("points", points));
        }
        return Json.createObjectBuilder()
                .add("title", title)
                .add("x", x)
                .add("y", y)
                .add("logX", logX)
                .add("logY", logY)
                .add("series", all)
                .build();
    }

    static Plot of(JsonObject json) {
        return new Plot(
                json.getString("title"),
                json.getString("x"),
                json.getString("y"),
                json.getBoolean("logX"),
                json.getBoolean("logY"),
                json.getJsonArray("series").getValuesAs(JsonObject.class).stream()
                        .map(one -> new Series(one.getString("name"), points(one.getJsonArray("points"))))
                        .toList());
    }

    private static List<Point> points(JsonArray points) {
        return Arrays.stream(points.toArray(JsonArray[]::new))
                .map(pair -> new Point(
                        pair.getJsonNumber(0).doubleValue(),
                        pair.getJsonNumber(1).doubleValue()))
                .toList();
    }
}
