package io.eenjakarta.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The page of a run, whole in one file: what was to be reached first, then the figures of each part. */
final class ReportPage {

    private final List<BenchmarkReport.Measured> parts;
    private final Machine machine;
    private final Optional<String> charts;

    /** @param charts the script that draws plots; without it they are tables alone */
    ReportPage(List<BenchmarkReport.Measured> parts, Machine machine, Optional<String> charts) {
        this.parts = parts;
        this.machine = machine;
        this.charts = charts;
    }

    String html() throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append(
                        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Speed of een-jakarta</title>\n<style>\n")
                .append(resource("report.css"))
                .append(
                        "</style>\n</head>\n<body>\n<header>\n<h1>Speed, measured beside what else one could take</h1>\n")
                .append(
                        "<p>All figures are of one run on one machine, ours beside the peers' in turns: ratios are what to")
                .append(" look at, times are that machine's. A ratio above 1 means that ours is better.</p>\n")
                .append(navigation())
                .append("</header>\n<main>\n")
                .append(targets())
                .append(machineFacts());
        parts.forEach(part -> page.append(section(part)));
        page.append("</main>\n");
        if (charts.isPresent()) {
            page.append("<script>\n").append(charts.get()).append("</script>\n<script>\n");
            page.append(resource("report.js")).append("</script>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private String navigation() {
        StringBuilder links = new StringBuilder("<nav aria-label=\"Parts\"><a href=\"#targets\">To reach</a>");
        for (BenchmarkReport.Measured part : parts) {
            links.append(" <a href=\"#")
                    .append(part.run().part().label())
                    .append("\">")
                    .append(Markup.text(part.run().part().title()))
                    .append("</a>");
        }
        return links.append("</nav>\n").toString();
    }

    private String targets() {
        List<Target> all = parts.stream()
                .flatMap(part -> part.details().targets().stream())
                .toList();
        long reached = all.stream().filter(Target::reached).count();
        StringBuilder section = new StringBuilder(
                "<section aria-labelledby=\"targets\">\n<h2 id=\"targets\">What was to be reached</h2>\n<p>");
        section.append(reached).append(" of ").append(all.size()).append(" targets are reached.</p>\n");
        for (BenchmarkReport.Measured part : parts) {
            if (!part.run().measured()) {
                section.append("<p class=\"missed\"><strong>NOT MEASURED</strong> ")
                        .append(Markup.text(
                                part.run().part().title() + ": " + part.run().said()))
                        .append("</p>\n");
            }
        }
        return section.append(ReportTables.targets(all)).append("</section>\n").toString();
    }

    private String machineFacts() {
        StringBuilder section = new StringBuilder(
                "<section aria-labelledby=\"machine\">\n<h2 id=\"machine\">Where it was measured</h2>\n<dl>\n");
        machine.facts().forEach((name, fact) -> section.append("<dt>")
                .append(Markup.text(name))
                .append("</dt><dd>")
                .append(Markup.text(fact))
                .append("</dd>\n"));
        return section.append("</dl>\n</section>\n").toString();
    }

    private static String section(BenchmarkReport.Measured part) {
        String label = part.run().part().label();
        StringBuilder section = new StringBuilder("<section aria-labelledby=\"" + label + "\">\n<h2 id=\"" + label
                + "\">" + Markup.text(part.run().part().title()) + "</h2>\n");
        section.append("<p>").append(Markup.text(part.run().said())).append("</p>\n");
        if (!part.results().isEmpty()) {
            section.append(ReportTables.results(part.run().part().title(), part.results()));
        }
        List<Plot> plots = part.details().plots();
        for (int i = 0; i < plots.size(); i++) {
            section.append(ReportPlot.figure(label + "-plot-" + (i + 1), plots.get(i)));
        }
        if (!part.details().notes().isEmpty()) {
            section.append("<h3>Notes</h3>\n<ul>\n");
            part.details().notes().forEach(note -> section.append("<li>")
                    .append(Markup.text(note))
                    .append("</li>\n"));
            section.append("</ul>\n");
        }
        return section.append("</section>\n").toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
