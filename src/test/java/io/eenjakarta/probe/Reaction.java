package io.eenjakarta.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What came back from a request. Never shown as it is: see {@link Seen}. */
sealed interface Reaction {
    /** 0 for none. */
    default int status() {
        return this instanceof Reply reply ? reply.status : 0;
    }

    default boolean ok() {
        return status() / 100 == 2;
    }

    /** The body, when it is a JSON object and came whole. */
    default Optional<JsonObject> json() {
        return this instanceof Reply reply
                ? reply.anyJson().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Optional.empty();
    }

    /** A member of the body that is a string and not empty. */
    default Optional<String> text(String member) {
        return json().map(json -> json.get(member))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .filter(value -> !value.isEmpty());
    }

    default boolean says(String error) {
        return text("error").filter(error::equals).isPresent();
    }

    /** @param cut whether there was more */
    record Reply(int status, HttpHeaders headers, byte[] body, boolean cut) implements Reaction {
        Optional<JsonStructure> anyJson() {
            if (cut || body.length == 0) {
                return Optional.empty();
            }
            try (JsonReader reader = Json.createReader(new StringReader(new String(body, UTF_8)))) {
                return Optional.of(reader.read());
            } catch (JsonException | IllegalStateException | StackOverflowError notJson) {
                return Optional.empty();
            }
        }

        /** In one word, for a body that is not JSON. */
        String looksLike() {
            String start = new String(body, 0, Math.min(body.length, 200), ISO_8859_1)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
                return "HTML";
            }
            if (start.startsWith("{") || start.startsWith("[")) {
                return "broken JSON";
            }
            return start.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t') ? "binary" : "text";
        }

        @Override
        public String toString() {
            return "Reply[" + status + ", " + body.length + " bytes]";
        }
    }

    /** @param why a sentence without anything private */
    record Silence(String why) implements Reaction {}
}
