package io.eenjakarta.simulator;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return FormParameters.parse(type.startsWith(FormParameters.MEDIA_TYPE) ? text() : null);
    }

    /** Those of the query string, then those of the form. */
    FormParameters queryAndForm() {
        return query().and(form());
    }

    /** The query string and the body, one behind the other. */
    String rawParameters() {
        return Stream.of(Optional.ofNullable(rawQuery).orElse(""), text())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
    }

    /** The body as it came. */
    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean accepts(String mediaType) {
        return Optional.ofNullable(header("Accept"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains(mediaType);
    }

    /** Whether the {@code Accept} header allows the type (RFC 9110 section 12.5.1); without one everything is allowed. */
    boolean allows(String mediaType) {
        String accept = Optional.ofNullable(header("Accept")).orElse("*/*").toLowerCase(Locale.ROOT);
        String anySubtype = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
        return Arrays.stream(accept.split(","))
                .map(range -> range.replaceAll("\\s", ""))
                .filter(range -> !range.matches(".*;q=0(\\.0*)?(;.*)?"))
                .map(range -> range.split(";")[0])
                .anyMatch(range -> range.equals(mediaType) || range.equals(anySubtype) || range.equals("*/*"));
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
