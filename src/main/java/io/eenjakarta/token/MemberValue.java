package io.eenjakarta.token;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.util.Map;

/**
 * Reads the value of a member so that nothing which JSON allows there (RFC 8259) keeps the members behind it from being read:
 * parsers give up on numbers with a huge exponent.
 */
final class MemberValue {

    /** Nothing that we look into is deeper. */
    private static final int DEEPEST = 4;

    /** Held, because to find one anew costs more than to build with it. */
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private MemberValue() {}

    /** The value that begins with this event; a number that cannot be held is null, what is nested deeper is left empty. */
    static JsonValue read(JsonParser parser, JsonParser.Event event) {
        return read(parser, event, 0);
    }

    private static JsonValue read(JsonParser parser, JsonParser.Event event, int depth) {
        return switch (event) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            case VALUE_NUMBER -> number(parser);
            default -> parser.getValue();
        };
    }

    private static JsonValue object(JsonParser parser, int depth) {
        if (depth == DEEPEST) {
            leave(parser);
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonObjectBuilder object = BUILDERS.createObjectBuilder();
        while (parser.next() == JsonParser.Event.KEY_NAME) {
            String name = parser.getString();
            object.add(name, read(parser, parser.next(), depth + 1));
        }
        return object.build();
    }

    private static JsonValue array(JsonParser parser, int depth) {
        if (depth == DEEPEST) {
            leave(parser);
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        for (JsonParser.Event next = parser.next(); next != JsonParser.Event.END_ARRAY; next = parser.next()) {
            array.add(read(parser, next, depth + 1));
        }
        return array.build();
    }

    /** To the end of the object or list that has begun. Parsson's own skipping never ends where the text breaks off. */
    private static void leave(JsonParser parser) {
        int open = 1;
        while (open > 0) {
            switch (parser.next()) {
                case START_OBJECT, START_ARRAY -> open++;
                case END_OBJECT, END_ARRAY -> open--;
                default -> {}
            }
        }
    }

    private static JsonValue number(JsonParser parser) {
        try {
            return parser.getValue();
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return JsonValue.NULL;
        }
    }
}
