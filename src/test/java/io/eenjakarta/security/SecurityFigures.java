package io.eenjakarta.security;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What other parts of a build found, by the names of {@code results.json}.
 *
 * @param all numbers; a part that did not run in this build is not among them
 */
record SecurityFigures(Map<String, JsonValue> all) {

    /**
     * @param output {@code figures} in it holds one JSON object of numbers for each part
     * @param since files that are older are of other builds
     * @param mutations what PIT writes, as XML
     * @param threats a page of Markdown; rows of its tables with a cell that says "open", or "open:" and why, are findings that nobody mended
     */
    static SecurityFigures read(Path output, Instant since, Path mutations, Path threats) throws IOException {
        Map<String, JsonValue> all = new TreeMap<>();
        Path folder = output.resolve("figures");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    if (isFresh(file, since)) {
                        all.putAll(read(file));
                    }
                }
            }
        }
        if (Files.exists(mutations) && isFresh(mutations, since)) {
            String found = Files.readString(mutations);
            long made = count("<mutation ", found);
            if (made > 0) {
                long detected = count("<mutation detected='true'", found);
                all.put("mutations", Json.createValue(made));
                all.put(
                        "mutation_score",
                        Json.createValue(BigDecimal.valueOf(100 * detected)
                                .divide(BigDecimal.valueOf(made), 1, RoundingMode.HALF_UP)));
            }
        }
        if (Files.exists(threats)) {
            try (Stream<String> lines = Files.lines(threats)) {
                all.put(
                        "findings_open",
                        Json.createValue(lines.filter(SecurityFigures::isOpen).count()));
            }
        }
        return new SecurityFigures(all);
    }

    private static boolean isFresh(Path file, Instant since) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    private static JsonObject read(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(text)) {
            return reader.readObject();
        }
    }

    private static long count(String what, String text) {
        return Pattern.compile(what, Pattern.LITERAL).matcher(text).results().count();
    }

    private static boolean isOpen(String line) {
        return line.startsWith("|")
                && Arrays.stream(line.split("\\|"))
                        .map(cell -> cell.replace("*", "").strip())
                        .anyMatch(cell -> cell.matches("(?i)open(:.*)?"));
    }
}
