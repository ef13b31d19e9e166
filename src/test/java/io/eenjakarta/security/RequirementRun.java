package io.eenjakarta.security;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came of one test that is evidence for lines of the checklist.
 *
 * @param testClass the class that ran, by its full name
 * @param method empty when the class as a whole failed or was left out
 * @param displayName of that very invocation
 * @param suite {@link RequirementRecorder#suite()}
 * @param millis how long it took
 * @param at when it ended, by this machine's clock
 */
record RequirementRun(
        String testClass,
        String method,
        String displayName,
        List<String> ids,
        String suite,
        Result result,
        long millis,
        Instant at) {

    /** Worst last. */
    enum Result {
        PASSED,
        SKIPPED,
        FAILED
    }

    private static final String FOLDER = "tests";

    /** As one line. */
    String toJson() {
        JsonArrayBuilder array = Json.createArrayBuilder();
        ids.forEach(array::add);
        return Json.createObjectBuilder()
                .add("class", testClass)
                .add("method", method)
                .add("display", displayName)
                .add("ids", array)
                .add("suite", suite)
                .add("result", result.name())
                .add("millis", millis)
                .add("at", at.toString())
                .build()
                .toString();
    }

    static RequirementRun of(String line) {
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject run = reader.readObject();
            return new RequirementRun(
                    run.getString("class"),
                    run.getString("method"),
                    run.getString("display"),
                    run.getJsonArray("ids").getValuesAs(JsonString::getString),
                    run.getString("suite"),
                    Result.valueOf(run.getString("result")),
                    run.getJsonNumber("millis").longValue(),
                    Instant.parse(run.getString("at")));
        }
    }

    /** Where records are kept below the folder of all that this package writes; one file for each JVM. */
    static Path folder(Path output) {
        return output.resolve(FOLDER);
    }

    /** All that ended at that moment or later; files without one are deleted, they are of earlier builds. */
    static List<RequirementRun> since(Instant start, Path output) throws IOException {
        List<RequirementRun> runs = new ArrayList<>();
        Path folder = folder(output);
        if (!Files.isDirectory(folder)) {
            return runs;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                List<RequirementRun> fresh = Files.readAllLines(file).stream()
                        .map(RequirementRun::of)
                        .filter(run -> !run.at().isBefore(start))
                        .toList();
                if (fresh.isEmpty()) {
                    Files.delete(file);
                }
                runs.addAll(fresh);
            }
        }
        return runs;
    }
}
