package io.eenjakarta.probe;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The headers of an answer that tell nothing about anybody; of the others, the names. */
record ShownHeaders(Redaction redaction) {
    private static final Set<String> SHOWN = Set.of(
            "content-type",
            "cache-control",
            "pragma",
            "www-authenticate",
            "retry-after",
            "vary",
            "allow",
            "x-powered-by");
    private static final Pattern RATE = Pattern.compile("(x-)?rate-?limit.*|retry-after|x-.*(quota|limit|remaining).*");
    private static final int MOST = 40;

    static boolean aboutRate(String name) {
        return RATE.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    JsonObject of(HttpHeaders headers) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        StringBuilder others = new StringBuilder();
        int number = 0;
        for (Map.Entry<String, List<String>> header : new TreeMap<>(headers.map()).entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (++number > MOST) {
                break;
            }
            if (SHOWN.contains(name) || aboutRate(name)) {
                json.add(name, redaction.sentence(String.join(", ", header.getValue())));
            } else if (name.equals("location")) {
                json.add(name, redaction.address(header.getValue().get(0)));
            } else if (name.equals("set-cookie")) {
                json.add(name, header.getValue().stream().map(this::cookie).collect(Collectors.joining(" | ")));
            } else {
                others.append(others.isEmpty() ? "" : ", ").append(redaction.sentence(name));
            }
        }
        return others.isEmpty()
                ? json.build()
                : json.add("names of others", others.toString()).build();
    }

    /** Name and attributes, without the value. */
    private String cookie(String set) {
        String[] parts = set.split(";", 2);
        String[] pair = parts[0].split("=", 2);
        String value = pair.length < 2 ? "" : "<string " + pair[1].length() + ">";
        String attributes = parts.length < 2 ? "" : ";" + parts[1];
        return redaction.sentence(pair[0]) + "=" + value + redaction.sentence(attributes);
    }
}
