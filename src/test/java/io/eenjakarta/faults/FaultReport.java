package io.eenjakarta.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.cluster.Progress;
import io.eenjakarta.cluster.Server;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects rows and writes them: {@code results.json} for machines, {@code index.html} for people. */
final class FaultReport {

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Faults</title>
            <style>body{font:15px/1.4 sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #bbb;\
            padding:.3rem .6rem;text-align:left;vertical-align:top}.no{background:#fdd}</style></head><body>
            """;

    private final Path output;
    private final Server server;
    private final boolean longForm;
    private final List<Played> played = new ArrayList<>();

    private record Played(String scenario, FaultRow row, Duration took) {}

    FaultReport(Path output, Server server, boolean longForm) {
        this.output = output;
        this.server = server;
        this.longForm = longForm;
    }

    /** @param took how long the scenario ran, the start of its servers included */
    void add(String scenario, List<FaultRow> rows, Duration took) {
        for (FaultRow row : rows) {
            played.add(new Played(scenario, row, took));
            Progress.say((row.held() ? "held    " : "BROKEN  ") + scenario + ": " + row.fault() + " - " + row.detail());
        }
        if (rows.isEmpty()) {
            add(scenario, List.of(new FaultRow("scenario " + scenario, "", "", null, false, "no row")), took);
        }
    }

    /** Writes both files; whether everything held. */
    boolean write() throws IOException {
        boolean held =
                !played.isEmpty() && played.stream().allMatch(one -> one.row().held());
        Map<String, Object> pretty = Map.of(JsonGenerator.PRETTY_PRINTING, true);
        try (JsonWriter writer = Json.createWriterFactory(pretty)
                .createWriter(Files.newBufferedWriter(output.resolve("results.json")))) {
            writer.write(json(held));
        }
        try (Writer page = Files.newBufferedWriter(output.resolve("index.html"), UTF_8)) {
            page.write(page());
        }
        Progress.say("written: " + output.resolve("index.html"));
        return held;
    }

    private JsonObject json(boolean held) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        for (Played one : played) {
            FaultRow row = one.row();
            JsonObjectBuilder object = Json.createObjectBuilder()
                    .add("scenario", one.scenario())
                    .add("fault", row.fault())
                    .add("users_see", row.usersSee())
                    .add("kept", row.kept());
            if (row.recovery() == null) {
                object.addNull("recovery_ms");
            } else {
                object.add("recovery_ms", row.recovery().toMillis());
            }
            rows.add(object.add("held", row.held())
                    .add("detail", row.detail())
                    .add("scenario_seconds", one.took().toSeconds()));
        }
        return Json.createObjectBuilder()
                .add("server", server.name().toLowerCase(Locale.ROOT))
                .add("long_form", longForm)
                .add("held", held)
                .add("faults", rows)
                .build();
    }

    private String page() {
        StringBuilder page = new StringBuilder(HEAD)
                .append("<h1>Faults, on ")
                .append(server.name().toLowerCase(Locale.ROOT))
                .append("</h1><table><tr><th>fault</th><th>what users see</th><th>what is kept</th><th>recovery</th>")
                .append("<th>held</th><th>detail</th></tr>\n");
        for (Played one : played) {
            FaultRow row = one.row();
            page.append(row.held() ? "<tr>" : "<tr class=\"no\">");
            cell(page, row.fault());
            cell(page, row.usersSee());
            cell(page, row.kept());
            cell(page, row.recovery() == null ? "none needed" : row.recovery().toMillis() / 1000.0 + " s");
            cell(page, row.held() ? "yes" : "no");
            cell(page, row.detail());
            page.append("</tr>\n");
        }
        return page.append("</table></body></html>\n").toString();
    }

    private static void cell(StringBuilder page, String text) {
        page.append("<td>")
                .append(text.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</td>");
    }
}
