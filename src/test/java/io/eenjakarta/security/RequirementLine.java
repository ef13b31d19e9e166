package io.eenjakarta.security;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of the security checklist.
 *
 * @param id {@code C} of the checklist for such clients, {@code P} a pain of others, {@code H} hostile HTTP, {@code F} a
 *     target of fuzzing, {@code R} an invariant of rotation; then a number
 * @param requirement what must hold, in our own words
 * @param source where that is asked for
 * @param deviation what was decided otherwise, and why
 */
record RequirementLine(String id, String requirement, String source, Optional<String> deviation) {

    /** All of {@code requirements.json}, in its order. */
    static List<RequirementLine> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                        RequirementLine.class.getResourceAsStream("requirements.json"), "no requirements.json");
                JsonReader reader = Json.createReader(file)) {
            return reader.readArray().getValuesAs(RequirementLine::of);
        }
    }

    private static RequirementLine of(JsonValue value) {
        JsonObject line = value.asJsonObject();
        return new RequirementLine(
                line.getString("id"),
                line.getString("requirement"),
                line.getString("source"),
                Optional.ofNullable(line.getString("deviation", null)));
    }
}
