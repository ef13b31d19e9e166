package io.eenjakarta.it;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Prometheus calls what it gets by OTLP, and what an expression of a dashboard or an alert asks it for. */
final class PrometheusNames {

    private static final Pattern NAME = Pattern.compile("\\been_\\w+");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+) *(?:=~|!~|!=|=) *\"[^\"]*\"");
    private static final Pattern GROUPS = Pattern.compile("\\b(?:by|without|on|ignoring) *\\(([^)]*)\\)");
    private static final Pattern QUERY = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");

    private PrometheusNames() {}

    /** Dots become underscores, a unit that is not in braces and {@code _total} come behind; a histogram is three series. */
    static Stream<String> series(Exported metric) {
        String name = metric.name().replace('.', '_') + (metric.kind().endsWith(", s") ? "_seconds" : "");
        return switch (metric.kind().replaceAll(", .*", "")) {
            case "counter" -> Stream.of(name + "_total");
            case "histogram" -> Stream.of("_bucket", "_sum", "_count").map(name::concat);
            default -> Stream.of(name);
        };
    }

    /** Metrics that an expression names. */
    static Set<String> metrics(String expression) {
        String bare = GROUPS.matcher(MATCHERS.matcher(asSum(expression)).replaceAll(""))
                .replaceAll("");
        return NAME.matcher(bare).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Labels that it names, other than those that are Prometheus' own. */
    static Set<String> labels(String expression) {
        String plain = asSum(expression);
        Set<String> labels = new TreeSet<>();
        MATCHERS.matcher(plain)
                .results()
                .flatMap(braces -> MATCHER.matcher(braces.group(1)).results())
                .forEach(found -> labels.add(found.group(1)));
        GROUPS.matcher(plain)
                .results()
                .forEach(found -> labels.addAll(Set.of(found.group(1).split(" *, *"))));
        labels.remove("le");
        return labels;
    }

    private static String asSum(String expression) {
        Matcher query = QUERY.matcher(expression);
        return query.replaceAll("sum by ($2) ($1)");
    }
}
