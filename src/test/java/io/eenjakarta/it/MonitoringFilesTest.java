package io.eenjakarta.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.LogCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts ask for what the documentation lists, and each alert says what to do. */
class MonitoringFilesTest {

    private static final Pattern CODE = Pattern.compile("EEN-[A-Z]+-\\d+");

    @Test
    void askForSeriesAndLabelsThatThereAre() {
        assertEquals(Map.of(), unknown(TelemetryPage.metrics()));
    }

    @Test
    void leaveNoMetricOut() {
        Set<String> asked =
                all().flatMap(one -> PrometheusNames.metrics(one).stream()).collect(Collectors.toSet());
        assertEquals(
                List.of(),
                TelemetryPage.metrics().stream()
                        .filter(metric -> PrometheusNames.series(metric).noneMatch(asked::contains))
                        .map(Exported::name)
                        .toList());
    }

    @Test
    void everyAlertNamesLogCodesThatThereAre() {
        Set<String> codes = Arrays.stream(LogCode.values()).map(LogCode::code).collect(Collectors.toSet());
        List<MonitoringFiles.Alert> alerts = MonitoringFiles.alerts();
        assertEquals(MonitoringFiles.alertLines(), alerts.size());
        assertTrue(alerts.size() > 10);
        alerts.forEach(alert -> {
            Set<String> named = CODE.matcher(alert.runbook())
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(!named.isEmpty() || alert.runbook().contains("$labels.een_code"), alert.name());
            named.removeAll(codes);
            assertEquals(Set.of(), named, alert.name());
        });
    }

    @Test
    void readsExpressionsAsPrometheusDoes() {
        String expression =
                "histogram_quantile(0.9, sum by (een_provider, le) (rate(een_a_seconds_bucket{een_x=~\"b|c\"}[5m])))"
                        + " > 2 * max(een_b)";
        assertEquals(Set.of("een_a_seconds_bucket", "een_b"), PrometheusNames.metrics(expression));
        assertEquals(Set.of("een_provider", "een_x"), PrometheusNames.labels(expression));
        assertEquals(Set.of("een_c_total"), PrometheusNames.metrics("label_values(een_c_total, een_y)"));
        assertEquals(Set.of("een_y"), PrometheusNames.labels("label_values(een_c_total, een_y)"));
    }

    /** What is asked for and not among these, by expression. */
    static Map<String, Set<String>> unknown(List<Exported> metrics) {
        Set<String> series = metrics.stream().flatMap(PrometheusNames::series).collect(Collectors.toSet());
        return all()
                .collect(Collectors.toMap(one -> one, one -> asked(one, metrics, series), (one, same) -> one))
                .entrySet()
                .stream()
                .filter(one -> !one.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Each label must be one of every metric of its expression. */
    private static Set<String> asked(String expression, List<Exported> metrics, Set<String> series) {
        Set<String> named = PrometheusNames.metrics(expression);
        assertTrue(!named.isEmpty() || expression.equals("prometheus"), expression);
        Set<String> unknown = new TreeSet<>(named);
        unknown.removeAll(series);
        for (Exported metric : metrics) {
            if (PrometheusNames.series(metric).anyMatch(named::contains)) {
                PrometheusNames.labels(expression).stream()
                        .filter(label -> metric.attributes().stream()
                                .noneMatch(key -> key.replace('.', '_').equals(label)))
                        .forEach(label -> unknown.add(label + " of " + metric.name()));
            }
        }
        return unknown;
    }

    private static Stream<String> all() {
        return MonitoringFiles.expressions().stream();
    }
}
