package io.eenjakarta.simulator;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One answer, complete. */
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([^\"]*)\"");
    private static final int SHORT_BODY = 2000;

    static Reply of(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(int status, JsonObject body) {
        return of(status, "application/json", body.toString());
    }

    static Reply json(int status, JsonArray body) {
        return of(status, "application/json", body.toString());
    }

    static Reply html(int status, String body) {
        return of(status, "text/html; charset=utf-8", body);
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    static Reply redirect(String location) {
        return empty(302).with("Location", location);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isJson() {
        return headers.getOrDefault("Content-Type", "").startsWith("application/json");
    }

    /** Member {@code error} of a short JSON answer, null when it has none. */
    String error() {
        if (!isJson() || body.length > SHORT_BODY) {
            return null;
        }
        Matcher error = ERROR.matcher(text());
        return error.find() ? error.group(1) : null;
    }

    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
