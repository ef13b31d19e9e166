package io.eenjakarta.benchmark;

import java.util.List;
import java.util.Locale;

/** A plot, with what it shows as a table beside it, and the slope of each curve where both axes are logarithmic. */
final class ReportPlot {

    private ReportPlot() {}

    /** @param id of the element, once on a page */
    static String figure(String id, Plot plot) {
        String title = Markup.text(plot.title());
        StringBuilder figure =
                new StringBuilder("<figure id=\"" + id + "\">\n<figcaption>" + title + "</figcaption>\n");
        figure.append("<div class=\"plot\"><canvas role=\"img\" aria-label=\"")
                .append(title)
                .append("; the same figures are in the table below\"></canvas></div>\n")
                .append("<script type=\"application/json\">")
                .append(Markup.data(plot.toJson().toString()))
                .append("</script>\n")
                .append(slopes(plot))
                .append("<details><summary>The figures of this plot</summary>\n")
                .append(table(plot))
                .append("</details>\n</figure>\n");
        return figure.toString();
    }

    private static String slopes(Plot plot) {
        if (!plot.logX() || !plot.logY()) {
            return "";
        }
        StringBuilder list = new StringBuilder("<ul class=\"slopes\">\n");
        for (Plot.Series series : plot.series()) {
            List<Plot.Point> points = series.points().stream()
                    .filter(point -> point.x() > 0 && point.y() > 0)
                    .toList();
            if (points.stream().mapToDouble(Plot.Point::x).distinct().count() > 1) {
                double slope = Slope.of(
                        points.stream().mapToDouble(Plot.Point::x).toArray(),
                        points.stream().mapToDouble(Plot.Point::y).toArray());
                list.append(String.format(
                        Locale.ROOT,
                        "<li>%s: slope %.2f, each tenfold makes it %.2f times</li>%n",
                        Markup.text(series.name()),
                        slope,
                        Math.pow(10, slope)));
            }
        }
        return list.append("</ul>\n").toString();
    }

    private static String table(Plot plot) {
        StringBuilder table =
                new StringBuilder("<div class=\"scrolls\" tabindex=\"0\" role=\"region\" aria-label=\"Figures of "
                        + Markup.text(plot.title()) + "\"><table><caption>" + Markup.text(plot.y())
                        + "</caption>\n<thead><tr><th scope=\"col\">"
                        + Markup.text(plot.x()) + "</th>");
        plot.series().forEach(series -> table.append("<th scope=\"col\">")
                .append(Markup.text(series.name()))
                .append("</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        plot.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(Plot.Point::x)
                .distinct()
                .sorted()
                .forEach(x -> table.append(row(plot, x)));
        return table.append("</tbody></table></div>\n").toString();
    }

    private static String row(Plot plot, double x) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">" + Markup.figure(x) + "</th>");
        for (Plot.Series series : plot.series()) {
            row.append("<td class=\"figure\">");
            series.points().stream()
                    .filter(point -> point.x() == x)
                    .findFirst()
                    .ifPresent(point -> row.append(Markup.figure(point.y())));
            row.append("</td>");
        }
        return row.append("</tr>\n").toString();
    }
}
