package io.eenjakarta.probe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the structure of an answer and the names of its members, and puts kind and length in the place of values. What stays
 * is named here: words by which a protocol speaks. Not thread-safe.
 */
final class Redaction {
    /** Whose words an answer has. */
    enum Kind {
        /** A user's or an account's: nothing stays but what every token reply has. */
        DATA,
        /** An error's: its code and its sentence stay, without anything in them that is known or looks like a value. */
        ERROR,
        /** The same for everybody, such as a discovery document. */
        PUBLIC
    }

    private static final int LONGEST = 200;
    private static final int DEEPEST = 8;
    private static final int WIDEST = 60;
    private static final int SHORTEST_KNOWN = 4;
    private static final String GONE = "<removed>";
    private static final String PLATFORM = ".eagleeyenetworks.com";

    private static final Set<String> ALWAYS_SHOWN =
            Set.of("token_type", "scope", "expires_in", "port", "alg", "typ", "kty", "use", "iss", "aud");
    private static final Set<String> SHOWN_OF_ERRORS = Set.of(
            "error",
            "error_description",
            "error_uri",
            "status",
            "code",
            "message",
            "reason",
            "type",
            "domain",
            "description",
            "argumentName",
            "resource",
            "path",
            "method",
            "title",
            "detail");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$@][A-Za-z0-9_.$-]{0,47}");
    private static final Pattern VALUE = Pattern.compile(String.join(
            "|",
            "[^\\s@<>\"]+@[^\\s@<>\"]+",
            "(?:\\d{1,3}\\.){3}\\d{1,3}",
            "(?<![A-Za-z0-9_-])(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{12,}",
            "(?<![A-Za-z0-9])(?=[A-Fa-f]*\\d)[0-9A-Fa-f]{8,}(?![A-Za-z0-9])",
            "[A-Za-z0-9_-]{48,}",
            "\\d{5,}"));
    private static final Map<String, Pattern> KINDS = Map.of(
            "JWT", Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+(?<=.{60})"),
            "e-mail", Pattern.compile("[^\\s@]+@[^\\s@]+"),
            "UUID", Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
            "digits", Pattern.compile("\\d+"),
            "hexadecimal", Pattern.compile("(?=.*\\d)[0-9a-f]{6,}"));
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)");

    private final Set<String> secrets = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    /** A token, code, verifier or password: stays nowhere, in no text. */
    void secret(String value) {
        if (value.length() >= SHORTEST_KNOWN) {
            secrets.add(value);
        }
    }

    /** Every text of an answer about somebody: stays in no error's sentence. */
    void know(JsonValue value) {
        if (value instanceof JsonObject object) {
            object.values().forEach(this::know);
        } else if (value instanceof JsonArray array) {
            array.forEach(this::know);
        } else if (value instanceof JsonString string && string.getString().length() >= SHORTEST_KNOWN) {
            known.add(string.getString());
        }
    }

    /** Without any secret. The last thing that happens to a report. */
    String withoutSecrets(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, GONE);
        }
        return clean;
    }

    JsonValue of(JsonValue value, Kind kind) {
        return shown("", value, kind, 0);
    }

    private JsonValue shown(String name, JsonValue value, Kind kind, int depth) {
        if (depth > DEEPEST) {
            return Json.createValue("<deeper>");
        }
        return switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject(), kind, depth);
            case ARRAY -> array(name, value.asJsonArray(), kind, depth);
            case STRING -> Json.createValue(string(name, ((JsonString) value).getString(), kind));
            case NUMBER -> open(name, kind) && value.toString().length() < 8 ? value : Json.createValue("<number>");
            case TRUE, FALSE -> kind == Kind.PUBLIC ? value : Json.createValue("<boolean>");
            case NULL -> JsonValue.NULL;
        };
    }

    private JsonValue object(JsonObject object, Kind kind, int depth) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        int number = 0;
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (++number > WIDEST) {
                json.add("<more>", "<more>");
                break;
            }
            String name = member.getKey();
            boolean plain = NAME.matcher(name).matches() && sentence(name).equals(name);
            json.add(plain ? name : "<name " + number + ">", shown(name, member.getValue(), kind, depth + 1));
        }
        return json.build();
    }

    /** Of users' lists the first element stands for all, and how many there are is not told. */
    private JsonValue array(String name, JsonArray array, Kind kind, int depth) {
        JsonArrayBuilder json = Json.createArrayBuilder();
        int most = kind == Kind.DATA ? 1 : WIDEST;
        array.stream().limit(most).forEach(value -> json.add(shown(name, value, kind, depth + 1)));
        return array.size() > most ? json.add("<more>").build() : json.build();
    }

    private static boolean open(String name, Kind kind) {
        return kind == Kind.PUBLIC
                || ALWAYS_SHOWN.contains(name)
                || kind == Kind.ERROR && SHOWN_OF_ERRORS.contains(name);
    }

    private String string(String name, String text, Kind kind) {
        if (text.isEmpty() || open(name, kind)) {
            return kind == Kind.PUBLIC ? bounded(withoutSecrets(text)) : sentence(text);
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return "<time with " + (time.group(2).equals("Z") ? "Z" : "offset")
                    + (time.group(1) == null ? "" : ", " + (time.group(1).length() - 1) + " decimals") + ">";
        }
        if (name.equals("hostname")) {
            return host(text);
        }
        if (text.contains("://")) {
            return "<" + address(text) + ", " + text.length() + ">";
        }
        return KINDS.entrySet().stream()
                        .filter(each -> each.getValue().matcher(text).matches())
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                        .map(found -> "<" + found)
                        .orElse("<string")
                + " " + text.length() + ">";
    }

    /** Which kind of host: of Eagle Eye's own the name, with an N for each digit. */
    String host(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.endsWith(PLATFORM) && lower.matches("[a-z0-9.-]{1,100}")) {
            return lower.replaceAll("\\d", "N");
        }
        return lower.matches("localhost|127\\.0\\.0\\.1") ? "<loopback host>" : "<other host " + host.length() + ">";
    }

    /** Scheme and kind of host. */
    String address(String uri) {
        try {
            URI parsed = URI.create(uri);
            return parsed.getScheme() + "://" + host(String.valueOf(parsed.getHost())) + "/…";
        } catch (IllegalArgumentException odd) {
            return "address";
        }
    }

    /** A sentence of the provider, without what is known and without what looks like a value. */
    String sentence(String text) {
        String clean = bounded(withoutSecrets(text.substring(0, Math.min(text.length(), 10 * LONGEST))));
        for (String value : known) {
            clean = clean.replace(value, GONE);
        }
        return VALUE.matcher(clean).replaceAll(GONE);
    }

    private static String bounded(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "<…>";
    }
}
