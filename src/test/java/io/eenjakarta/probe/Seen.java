package io.eenjakarta.probe;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * An answer as it may be shown.
 *
 * @param status 0 for none
 * @param trouble why there was none, or empty
 */
record Seen(int status, JsonObject headers, JsonValue body, String trouble) {
    static Seen of(Reaction reaction, Redaction redaction, Redaction.Kind kind) {
        if (reaction instanceof Reaction.Silence silence) {
            return new Seen(0, JsonValue.EMPTY_JSON_OBJECT, JsonValue.NULL, silence.why());
        }
        Reaction.Reply reply = (Reaction.Reply) reaction;
        Redaction.Kind shown = reply.status() >= 400 ? Redaction.Kind.ERROR : kind;
        return new Seen(
                reply.status(),
                new ShownHeaders(redaction).of(reply.headers()),
                reply.cut()
                        ? Json.createValue("<more than " + reply.body().length + " bytes>")
                        : body(reply, redaction, shown),
                "");
    }

    private static JsonValue body(Reaction.Reply reply, Redaction redaction, Redaction.Kind kind) {
        if (reply.body().length == 0) {
            return Json.createValue("(empty)");
        }
        return reply.anyJson()
                .map(json -> redaction.of(json, kind))
                .orElseGet(() -> Json.createValue("<" + reply.looksLike() + ", " + reply.body().length + " bytes>"));
    }

    /** Says nothing about the question: nobody answered, or somebody who is in trouble. */
    boolean inconclusive() {
        return status == 0 || status == 429 || status >= 500;
    }
}
