package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Events as text, by the platform's schema of an event. Thread-safe. */
final class EventJson {

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /** What every database takes as it is. */
    private static final Pattern PLAIN_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** Looked up once, on a thread that finds it. */
    private final JsonReaderFactory json = Json.createReaderFactory(Map.of());

    /** An event; absent for what is none: no JSON object, or without id, time, actor or type. */
    Optional<Event> read(String text) {
        try (JsonReader reader = json.createReader(new StringReader(text))) {
            return Optional.of(event(reader.readObject())).filter(EventJson::isWhole);
        } catch (RuntimeException odd) { // Parsson has plain ones too, for large numbers and deep nesting
            return Optional.empty();
        }
    }

    static boolean isWhole(Event event) {
        return event.id() != null
                && !event.id().isBlank()
                && event.startTimestamp() != null
                && event.actorId() != null
                && event.type() != null;
    }

    /** What two copies of one event have in common: at most 200 characters, of ASCII and visible. */
    static String key(Event event) {
        return PLAIN_ID.matcher(event.id()).matches() ? event.id() : hash(event.id());
    }

    /** How long a text is where it is kept. */
    static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** SHA-256, in hex. */
    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** To be read by {@link #read}. */
    static String write(Event event) {
        JsonObjectBuilder all = BUILDERS.createObjectBuilder();
        add(all, "id", event.id());
        add(all, "startTimestamp", text(event.startTimestamp()));
        add(all, "endTimestamp", text(event.endTimestamp()));
        if (event.span() != null) {
            all.add("span", event.span());
        }
        add(all, "accountId", event.accountId());
        add(all, "actorId", event.actorId());
        add(all, "actorAccountId", event.actorAccountId());
        add(all, "actorType", event.actorType());
        add(all, "creatorId", event.creatorId());
        add(all, "type", event.type());
        if (event.dataSchemas() != null) {
            all.add("dataSchemas", BUILDERS.createArrayBuilder(event.dataSchemas()));
        }
        if (event.data() != null) {
            all.add("data", event.data());
        }
        return all.build().toString();
    }

    private static Event event(JsonObject object) {
        return new Event(
                string(object, "id"),
                Timestamps.read(string(object, "startTimestamp")).orElse(null),
                Timestamps.read(string(object, "endTimestamp")).orElse(null),
                object.containsKey("span") ? object.get("span") == JsonValue.TRUE : null,
                string(object, "accountId"),
                string(object, "actorId"),
                string(object, "actorAccountId"),
                string(object, "actorType"),
                string(object, "creatorId"),
                string(object, "type"),
                array(object, "dataSchemas").map(EventJson::strings).orElse(null),
                array(object, "data").orElse(null));
    }

    private static Optional<JsonArray> array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    private static List<String> strings(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .toList();
    }

    private static String string(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : null;
    }

    private static String text(Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static void add(JsonObjectBuilder object, String name, String value) {
        if (value != null) {
            object.add(name, value);
        }
    }
}
