package io.eenjakarta.simulator;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * One request, read completely.
 *
 * @param rawQuery as received; null without a question mark
 */
record Request(String method, String path, String rawQuery, Headers headers, byte[] body) {
    String header(String name) {
        return headers.getFirst(name);
    }

    boolean is(String wantedMethod) {
        return method.equals(wantedMethod);
    }

    FormParameters query() {
        return FormParameters.parse(rawQuery);
    }

    /** Empty when the content type is not a form's. */
    FormParameters form() {
        String type = Optional.ofNullable(header("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
        return FormParameters.parse(
                type.startsWith(FormParameters.MEDIA_TYPE) ? new String(body, StandardCharsets.UTF_8) : null);
    }

    boolean accepts(String mediaType) {
        return Optional.ofNullable(header("Accept"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains(mediaType);
    }

    Optional<String> bearer() {
        return Optional.ofNullable(header("Authorization"))
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    Optional<String> cookie(String name) {
        String header = Optional.ofNullable(header("Cookie")).orElse("");
        for (String pair : header.split(";")) {
            if (pair.strip().startsWith(name + "=")) {
                return Optional.of(pair.strip().substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
