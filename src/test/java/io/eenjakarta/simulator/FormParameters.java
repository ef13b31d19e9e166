package io.eenjakarta.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code application/x-www-form-urlencoded} names and values of a body or a query string, in order. */
record FormParameters(List<Map.Entry<String, String>> entries) {
    static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

    FormParameters {
        entries = List.copyOf(entries);
    }

    /** Never fails: a broken escape sequence is kept as it is. Null is taken as empty. */
    static FormParameters parse(String encoded) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                entries.add(Map.entry(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return new FormParameters(entries);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** RFC 3986: a space becomes {@code %20}, never a plus sign. */
    static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Parameters whose name occurs anywhere in the query string are not seen: the measured server does the same. */
    FormParameters notHiddenBy(String rawQuery) {
        return rawQuery == null
                ? this
                : new FormParameters(entries.stream()
                        .filter(entry -> !rawQuery.contains(entry.getKey()))
                        .toList());
    }

    FormParameters and(FormParameters more) {
        return new FormParameters(
                Stream.concat(entries.stream(), more.entries.stream()).toList());
    }

    /** The names that occur more than once. */
    Set<String> doubles() {
        Set<String> seen = new HashSet<>();
        return names().stream().filter(name -> !seen.add(name)).collect(Collectors.toSet());
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return entries.stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    List<String> names() {
        return entries.stream().map(Map.Entry::getKey).toList();
    }

    @Override
    public String toString() {
        return names().stream().collect(Collectors.joining(", ", "FormParameters[", "]"));
    }
}
