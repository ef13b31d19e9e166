package io.eenjakarta.probe;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What was found, for its user to read and to send.
 *
 * @param ended how it ended, in a sentence
 * @param leftovers what became of the probe's own sign-ins, in a sentence
 */
record Report(String ended, String leftovers, int calls, List<Finding> findings) {
    private static final String HEAD =
            """
            # What the provider answers

            By een-jakarta's probe. Values stand here as kind and length only, such as `<string 128>`; look through it before
            you send it.

            """;

    /** Writes {@code report.json} and {@code report.md} into the folder, which is made. */
    void write(Path folder, Redaction redaction) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.json"), redaction.withoutSecrets(text()));
        Files.writeString(folder.resolve("report.md"), redaction.withoutSecrets(markdown()));
    }

    Finding finding(Question question) {
        return findings.stream()
                .filter(finding -> finding.question() == question)
                .findFirst()
                .orElseThrow();
    }

    String text() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        findings.forEach(finding -> all.add(json(finding)));
        StringWriter text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(Json.createObjectBuilder()
                    .add("probe", 1)
                    .add("requests", calls)
                    .add("ended", ended)
                    .add("signIns", leftovers)
                    .add("findings", all)
                    .build());
        }
        return text + "\n";
    }

    private static JsonObject json(Finding finding) {
        JsonArrayBuilder came = Json.createArrayBuilder();
        for (Seen seen : finding.came()) {
            JsonObjectBuilder one = Json.createObjectBuilder();
            if (seen.status() == 0) {
                one.add("trouble", seen.trouble());
            } else {
                one.add("status", seen.status()).add("headers", seen.headers()).add("body", seen.body());
            }
            came.add(one);
        }
        return Json.createObjectBuilder()
                .add("id", finding.question().id())
                .add("question", finding.question().text())
                .add("sent", finding.sent())
                .add("came", came)
                .add("note", finding.note())
                .add("assumed", finding.question().assumed())
                .add("agrees", finding.agrees().word())
                .build();
    }

    private String markdown() {
        StringBuilder text = new StringBuilder(HEAD)
                .append(ended)
                .append(' ')
                .append(leftovers)
                .append(" Requests sent: ")
                .append(calls)
                .append(".\n\n")
                .append("| question | finding | een-jakarta takes for granted | agrees |\n| --- | --- | --- | --- |\n");
        for (Finding finding : findings) {
            text.append("| ")
                    .append(finding.question().text())
                    .append(" | ")
                    .append(finding.note().replace("|", "\\|"))
                    .append(" | ")
                    .append(finding.question().assumed())
                    .append(" | ")
                    .append(finding.agrees().word())
                    .append(" |\n");
        }
        for (Finding finding : findings) {
            if (!finding.came().isEmpty()) {
                text.append("\n## ")
                        .append(finding.question().text())
                        .append("\n\nSent: ")
                        .append(finding.sent())
                        .append(".\n");
                finding.came()
                        .forEach(seen ->
                                text.append("\n```\n").append(shown(seen)).append("\n```\n"));
            }
        }
        return text.toString();
    }

    private static String shown(Seen seen) {
        if (seen.status() == 0) {
            return seen.trouble();
        }
        StringBuilder text = new StringBuilder().append(seen.status());
        seen.headers()
                .forEach((name, value) ->
                        text.append('\n').append(name).append(": ").append(value));
        return text.append("\n\n").append(seen.body()).toString().replace("```", "'''");
    }

    /** Two lines for each question that was asked, and how many were not. */
    String summary() {
        StringBuilder text = new StringBuilder("\n");
        int left = 0;
        for (Finding finding : findings) {
            if (finding.agrees() == Agreement.NOT_ASKED) {
                left++;
            } else {
                text.append("  %-10s %s%n             %s%n"
                        .formatted(finding.agrees().word(), finding.question().text(), finding.note()));
            }
        }
        return text.append(left == 0 ? "" : "  not asked  " + left + " questions\n")
                .append("\n  ")
                .append(ended)
                .append(' ')
                .append(leftovers)
                .append('\n')
                .toString();
    }
}
