package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Locale;

/** What happens to an event on its way into streams. */
public enum EventFault {
    /** Lines that mean nothing stand before it. */
    RUBBISH,
    /** It comes twice. */
    DOUBLED,
    /** One of a camera that nobody asked for stands before it. */
    FOREIGN,
    /** One that is a megabyte long stands before it. */
    LONG,
    /** It does not come; the list of events has it. */
    LOST;

    /** As in {@code long}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An event as a stream tells it. */
    static String message(JsonObject event) {
        return "id: " + event.getString("id") + "\ndata: " + event + "\n\n";
    }

    /** The same with what happens to it. */
    String spoilt(JsonObject event) {
        String right = message(event);
        return switch (this) {
            case RUBBISH -> "nonsense\ndata: {\"id\": 7,\n\n\u0000: :\ndata\n\n:\n" + right;
            case DOUBLED -> right + right;
            case FOREIGN ->
                message(Json.createObjectBuilder(event)
                                .add("id", event.getString("id") + "-foreign")
                                .add("actorId", "00000000")
                                .build())
                        + right;
            case LONG -> "data: {\"id\":\"" + "x".repeat(1024 * 1024) + "\"}\n\n" + right;
            case LOST -> ": lost\n\n";
        };
    }
}
