package io.eenjakarta.security;

import io.eenjakarta.security.RequirementRun.Result;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The page of the checklist, one file that loads nothing.
 *
 * @param lines the rows, in order
 * @param runs of this build
 * @param figures numbers of its other parts
 * @param broken why the build fails, in words; empty when it does not
 */
record SecurityPage(
        List<RequirementLine> lines, List<RequirementRun> runs, Map<String, JsonValue> figures, List<String> broken) {

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Security checklist of een-jakarta</title>
            <style>
            :root { color-scheme: light dark; --good: #17663a; --bad: #a3151c; --none: #5a5a5a; --line: #c4c8ce; }
            @media (prefers-color-scheme: dark) {
              :root { --good: #7fd6a0; --bad: #ff9a9a; --none: #b5b5b5; --line: #50555c; }
            }
            body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            caption { text-align: left; padding-bottom: .5rem; }
            th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
            td:nth-child(3) { min-width: 9rem; }
            td:nth-child(4) { min-width: 24rem; }
            td:nth-child(5) { white-space: nowrap; }
            ul { margin: 0; padding-left: 1.1rem; }
            td li { overflow-wrap: anywhere; }
            .passed { color: var(--good); font-weight: 600; }
            .failed { color: var(--bad); font-weight: 600; }
            .none { color: var(--none); font-weight: 600; }
            .otherwise { border-left: .25rem solid var(--line); margin: .4rem 0 0; padding-left: .6rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>Security checklist of een-jakarta</h1>
            """;

    String html() {
        StringBuilder html = new StringBuilder(HEAD);
        long tested =
                lines.stream().filter(line -> result(line) == Result.PASSED).count();
        html.append("<p>").append(tested).append(" of ").append(lines.size());
        html.append(" lines were tested in this build and hold. Tests ran: ")
                .append(suites())
                .append(".</p>\n");
        if (!broken.isEmpty()) {
            html.append("<section aria-labelledby=\"broken\">\n<h2 id=\"broken\" class=\"failed\">Broken</h2>\n<ul>\n");
            broken.forEach(what -> html.append("<li>").append(safe(what)).append("</li>\n"));
            html.append("</ul>\n</section>\n");
        }
        figures(html);
        html.append(
                "<h2>Lines</h2>\n<div class=\"wide\" role=\"region\" aria-label=\"Lines\" tabindex=\"0\">\n<table>\n");
        html.append(
                "<caption>What is required, who asks for it, and the tests that are evidence in this build</caption>\n");
        html.append(
                "<thead><tr><th scope=\"col\">Line</th><th scope=\"col\">Requirement</th><th scope=\"col\">Source</th>");
        html.append("<th scope=\"col\">Tests</th><th scope=\"col\">Result</th></tr></thead>\n<tbody>\n");
        lines.forEach(line -> row(line, html));
        return html.append("</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>\n")
                .toString();
    }

    private void figures(StringBuilder html) {
        if (figures.isEmpty()) {
            return;
        }
        html.append(
                "<h2>Figures</h2>\n<table>\n<caption>Of fuzzing, of histories, of mutations and of findings</caption>\n");
        html.append("<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\">Value</th></tr></thead>\n<tbody>\n");
        figures.forEach((name, value) -> html.append("<tr><th scope=\"row\">")
                .append(safe(name.replace('_', ' ')))
                .append("</th><td>")
                .append(safe(value.toString()))
                .append("</td></tr>\n"));
        html.append("</tbody>\n</table>\n");
    }

    private void row(RequirementLine line, StringBuilder html) {
        html.append("<tr id=\"").append(safe(line.id())).append("\"><th scope=\"row\">");
        html.append(safe(line.id())).append("</th><td>").append(safe(line.requirement()));
        line.deviation().ifPresent(why -> html.append("<p class=\"otherwise\"><strong>Decided otherwise:</strong> ")
                .append(safe(why))
                .append("</p>"));
        html.append("</td><td>").append(safe(line.source())).append("</td><td>");
        tests(line, html);
        Result result = result(line);
        html.append("</td><td class=\"").append(style(result)).append("\">");
        html.append(result == Result.SKIPPED ? "not run" : word(result)).append("</td></tr>\n");
    }

    /** One entry for each method, with the suites that ran it. */
    private void tests(RequirementLine line, StringBuilder html) {
        Map<String, Map<String, Result>> tests = new TreeMap<>();
        for (RequirementRun run : runs) {
            if (run.ids().contains(line.id())) {
                tests.computeIfAbsent(name(run), any -> new TreeMap<>())
                        .merge(run.suite(), run.result(), SecurityPage::worse);
            }
        }
        if (tests.isEmpty()) {
            html.append("none in this build");
            return;
        }
        html.append("<ul>");
        tests.forEach((name, suites) -> {
            List<String> said = new ArrayList<>();
            suites.forEach(
                    (suite, result) -> said.add(suite(suite) + (result == Result.PASSED ? "" : ": " + word(result))));
            html.append("<li><code>").append(safe(name).replace(".", ".<wbr>")).append("</code> (");
            html.append(safe(String.join(", ", said))).append(")</li>");
        });
        html.append("</ul>");
    }

    /** A line holds when one test of it passed and none failed; one that was left out proves nothing. */
    private Result result(RequirementLine line) {
        Result result = Result.SKIPPED;
        for (RequirementRun run : runs) {
            if (run.ids().contains(line.id()) && run.result() != Result.SKIPPED) {
                result = result == Result.FAILED ? result : run.result();
            }
        }
        return result;
    }

    private String suites() {
        List<String> suites =
                runs.stream().map(run -> suite(run.suite())).distinct().sorted().toList();
        return suites.isEmpty() ? "none" : String.join(", ", suites);
    }

    private static Result worse(Result one, Result other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static String name(RequirementRun run) {
        String simple = run.testClass().substring(run.testClass().lastIndexOf('.') + 1);
        return run.method().isEmpty() ? simple : simple + '.' + run.method();
    }

    private static String suite(String suite) {
        return switch (suite) {
            case "liberty" -> "Open Liberty";
            case "wildfly" -> "WildFly";
            case "unit" -> "unit tests";
            default -> suite;
        };
    }

    private static String word(Result result) {
        return result.name().toLowerCase(Locale.ROOT);
    }

    private static String style(Result result) {
        return result == Result.SKIPPED ? "none" : word(result);
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
