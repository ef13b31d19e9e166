package io.eenjakarta.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One answer of the server under test to a health probe.
 *
 * @param http status
 * @param status UP or DOWN
 * @param checks by name
 */
record Health(int http, String status, Map<String, JsonObject> checks) {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(een-jakarta[a-z-]*)` \\| (\\w+) \\| (\\w+) \\| (.*) \\|$");

    /** What the documentation says of a check. */
    record Documented(String at, Set<String> states) {}

    /** Asks {@code live}, {@code ready} or {@code started}. */
    static Health of(String kind) {
        String server = Server.current() == Server.WILDFLY
                ? "http://127.0.0.1:" + System.getProperty("wildfly.management.port")
                : Provider.PORTAL;
        HttpResponse<String> answer = new Browser().get(URI.create(server + "/health/" + kind), Map.of());
        try (JsonReader json = Json.createReader(new StringReader(answer.body()))) {
            JsonObject all = json.readObject();
            Map<String, JsonObject> checks = new TreeMap<>();
            all.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                    .filter(check -> check.getString("name").startsWith("een-jakarta"))
                    .forEach(check -> checks.put(check.getString("name"), check));
            return new Health(answer.statusCode(), all.getString("status"), checks);
        }
    }

    /** The table of the documentation, by check. */
    static Map<String, Documented> documented() throws IOException {
        Path page = Path.of(System.getProperty("server.config")).resolveSibling("src/site/markdown/health.md");
        Map<String, Documented> checks = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(page));
        while (row.find()) {
            Set<String> states = Arrays.stream(row.group(4).split("; ")).collect(Collectors.toCollection(TreeSet::new));
            checks.put(row.group(1), new Documented(row.group(2), states));
        }
        return checks;
    }

    /** A part of the data of a check; empty when it is not there. */
    String data(String check, String name) {
        JsonObject data = checks.get("een-jakarta-" + check).getJsonObject("data");
        return data.getString(name, "");
    }

    String state(String check) {
        return data(check, "state");
    }
}
