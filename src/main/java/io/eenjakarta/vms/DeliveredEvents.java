package io.eenjakarta.vms;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what a delivery brings: one event, or a list of events, in UTF-8. Strict about what is used; members that are not known
 * are left alone.
 */
final class DeliveredEvents {

    private static final int MOST = 500;
    private static final int DEEPEST = 32;
    private static final Pattern WORD = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private DeliveredEvents() {}

    /** It is not what the platform describes; the message names the member, not what is in it. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String what) {
            super(what);
        }
    }

    static List<Event> read(byte[] body) throws Malformed {
        JsonValue value = value(text(body));
        if (value instanceof JsonObject one) {
            return List.of(event(one));
        }
        if (!(value instanceof JsonArray several) || several.isEmpty() || several.size() > MOST) {
            throw new Malformed("neither an event nor a list of 1 to " + MOST);
        }
        List<Event> events = new ArrayList<>();
        for (JsonValue each : several) {
            if (!(each instanceof JsonObject object)) {
                throw new Malformed("a list of something else");
            }
            events.add(event(object));
        }
        return events;
    }

    private static String text(byte[] body) throws Malformed {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    private static JsonValue value(String text) throws Malformed {
        if (!isOneFlatValue(text.strip())) {
            throw new Malformed("not one object or list, or nested more than " + DEEPEST + " deep");
        }
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (RuntimeException e) { // Parsson has plain ones too, for numbers that are too large
            throw new Malformed("not JSON");
        }
    }

    /** Parsers go down as deep as they are led, and leave unread what stands behind a value. */
    private static boolean isOneFlatValue(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            boolean over = depth == 0 && i < text.length() - 1;
            if (over || depth > DEEPEST) {
                return false;
            }
        }
        return depth == 0;
    }

    private static Event event(JsonObject json) throws Malformed {
        return new Event(
                needed(json, "id"),
                moment(json, "startTimestamp", true),
                moment(json, "endTimestamp", false),
                flag(json, "span"),
                optional(json, "accountId"),
                needed(json, "actorId"),
                optional(json, "actorAccountId"),
                needed(json, "actorType"),
                optional(json, "creatorId"),
                needed(json, "type"),
                words(json, "dataSchemas"),
                objects(json, "data"));
    }

    private static boolean isAbsent(JsonObject json, String name) {
        return !json.containsKey(name) || json.isNull(name);
    }

    private static String needed(JsonObject json, String name) throws Malformed {
        if (isAbsent(json, name)) {
            throw new Malformed("no " + name);
        }
        return optional(json, name);
    }

    private static String optional(JsonObject json, String name) throws Malformed {
        return isAbsent(json, name) ? null : word(json.get(name), name);
    }

    private static String word(JsonValue value, String name) throws Malformed {
        if (value instanceof JsonString text && WORD.matcher(text.getString()).matches()) {
            return text.getString();
        }
        throw new Malformed(name + " is strange");
    }

    private static Instant moment(JsonObject json, String name, boolean isNeeded) throws Malformed {
        String text = isNeeded ? needed(json, name) : optional(json, name);
        return text == null ? null : Timestamps.read(text).orElseThrow(() -> new Malformed(name + " is no time"));
    }

    private static Boolean flag(JsonObject json, String name) throws Malformed {
        if (isAbsent(json, name)) {
            return null;
        }
        JsonValue value = json.get(name);
        if (!value.equals(JsonValue.TRUE) && !value.equals(JsonValue.FALSE)) {
            throw new Malformed(name + " is strange");
        }
        return value.equals(JsonValue.TRUE);
    }

    private static JsonArray array(JsonObject json, String name) throws Malformed {
        if (isAbsent(json, name)) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (json.get(name) instanceof JsonArray array) {
            return array;
        }
        throw new Malformed(name + " is no list");
    }

    private static List<String> words(JsonObject json, String name) throws Malformed {
        List<String> words = new ArrayList<>();
        for (JsonValue value : array(json, name)) {
            words.add(word(value, name));
        }
        return List.copyOf(words);
    }

    private static JsonArray objects(JsonObject json, String name) throws Malformed {
        JsonArray array = array(json, name);
        if (!array.stream().allMatch(JsonObject.class::isInstance)) {
            throw new Malformed(name + " holds something else than objects");
        }
        return array;
    }
}
