package io.eenjakarta.vms;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the API said about a failure, cut to length and without control characters or anything that may be a token.
 *
 * @param status of HTTP; 0 when there was no answer
 * @param word the API's own status, such as {@code permissionDenied}
 * @param reason more exactly, such as {@code invalidPermission}
 * @param message for people
 */
record ApiFault(int status, String word, String reason, String message) {

    /** The API's reason for one camera that is not there. */
    static final String DEVICE_UNAVAILABLE = "deviceUnavailable";

    private static final int LONGEST = 200;

    ApiFault {
        word = clean(word);
        reason = clean(reason);
        message = clean(message);
    }

    /**
     * Reads the official error body ({@code status}, {@code message}, {@code details[].reason}), or CameraManager's ({@code
     * code}, {@code title}, {@code detail}), whose code is the reason. Gateways answer with HTML, {@code {"error": ...}} or
     * nothing: then what cannot be read is empty.
     */
    static ApiFault of(int status, byte[] body, JsonReaderFactory json) {
        try (JsonReader reader = json.createReader(new ByteArrayInputStream(body))) {
            JsonObject error = reader.readObject();
            String message = Stream.of("message", "error_description", "error", "detail", "title")
                    .map(name -> text(error.get(name)))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            String reason = error.containsKey("title") && error.get("code") instanceof JsonNumber code
                    ? "code " + code
                    : reason(error.get("details"));
            return new ApiFault(status, text(error.get("status")), reason, message);
        } catch (RuntimeException notTheApi) { // Parsson has plain ones too, for large numbers and deep nesting
            return new ApiFault(status, "", "", "");
        }
    }

    /** One camera's trouble and no outage. */
    boolean isOfOneDevice() {
        return reason.equals(DEVICE_UNAVAILABLE);
    }

    private static String reason(JsonValue details) {
        if (details == null || details.getValueType() != JsonValue.ValueType.ARRAY) {
            return "";
        }
        return details.asJsonArray().stream()
                .filter(detail -> detail.getValueType() == JsonValue.ValueType.OBJECT)
                .map(detail -> text(detail.asJsonObject().get("reason")))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : "";
    }

    private static String clean(String text) {
        // Cut at the end: what is left of a token that was cut would not be known as one.
        String shown = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ")
                .replaceAll("[A-Za-z0-9_\\-.~+/=]{40,}", "***")
                .replaceAll("(?i)\\b(token|code)( \\(?expired\\)?)?: *\\S+", "$1$2 ***")
                .replaceAll("(?i)\\b[0-9a-f]{8}(-[0-9a-f]{4,5}){3}-[0-9a-f]{12,13}(:\\d+)?", "***")
                .strip();
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
    }

    @Override
    public String toString() {
        return Stream.of(status == 0 ? "no answer" : "HTTP " + status, word, reason, message)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
