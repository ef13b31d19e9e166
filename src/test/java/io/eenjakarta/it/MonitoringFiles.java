package io.eenjakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dashboard and the alerts that ship. */
final class MonitoringFiles {

    private static final Path DASHBOARD = Path.of("server-config/grafana/een-jakarta.json");
    private static final Path RULES = Path.of("server-config/prometheus/een-jakarta.rules.yml");
    private static final Pattern ALERT = Pattern.compile(
            "(?s)- alert: (\\w+)\n +expr: (?:>-)?(.*?)\n        (?=for:|labels:).*?description: >-\n(.*?)(?=\n\n|\\z)");

    private MonitoringFiles() {}

    /**
     * An alert.
     *
     * @param runbook what to do
     */
    record Alert(String name, String expression, String runbook) {}

    static List<Alert> alerts() {
        return ALERT.matcher(text(RULES))
                .results()
                .map(found -> new Alert(
                        found.group(1), found.group(2).strip(), found.group(3).strip()))
                .toList();
    }

    /** As many as the file has, however they are written. */
    static long alertLines() {
        return text(RULES).lines().filter(line -> line.contains("alert:")).count();
    }

    /** Everything that the dashboard asks Prometheus. */
    static List<String> queries() {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(DASHBOARD))) {
            return queries(reader.readObject()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What both ask. */
    static List<String> expressions() {
        return Stream.concat(queries().stream(), alerts().stream().map(Alert::expression))
                .toList();
    }

    private static Stream<String> queries(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(MonitoringFiles::queries);
        }
        return value instanceof JsonObject object
                ? object.entrySet().stream()
                        .flatMap(member -> (member.getKey().equals("expr")
                                                || member.getKey().equals("query"))
                                        && member.getValue() instanceof JsonString text
                                ? Stream.of(text.getString())
                                : queries(member.getValue()))
                : Stream.empty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
