package io.eenjakarta.token;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.LinkedHashSet;
import java.util.Set;

/** Members of a JSON object that nobody expects, yet written as RFC 8259 has it; each name once. */
final class OddMembers {

    private static final String[] NAMES = {
        "expires_in",
        "httpsBaseUrl",
        "token_type",
        "scope",
        "error",
        "x",
        "",
        "hostname",
        "port",
        "expireTimestamp",
        "details"
    };
    private static final int DEEPEST = 20;

    private final FuzzedDataProvider data;
    private final Set<String> used = new LinkedHashSet<>();

    OddMembers(FuzzedDataProvider data) {
        this.data = data;
    }

    /** Some of them, each with a comma behind. */
    String some() {
        StringBuilder members = new StringBuilder();
        for (int i = data.consumeInt(0, 4); i > 0; i--) {
            String name = data.pickValue(NAMES);
            if (used.add(name)) {
                members.append('"').append(name).append("\":").append(value(0)).append(',');
            }
        }
        return members.toString();
    }

    private String value(int depth) {
        return switch (data.consumeInt(0, depth < DEEPEST ? 7 : 4)) {
            case 0 -> "null";
            case 1 -> data.pickValue(new String[] {"true", "false"});
            case 2 -> string(data.consumeString(40));
            case 3 -> number();
            case 4 ->
                string(data.pickValue(new String[] {
                    "https://api.c001.eagleeyenetworks.com", "2026-11-21T13:00:00.000+00:00", "Bearer", "invalid_grant"
                }));
            case 5 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 6 -> "{\"hostname\":" + value(depth + 1) + ",\"port\":" + value(depth + 1) + "}";
            default -> "[" + value(depth + 1) + "]";
        };
    }

    private String number() {
        String number = (data.consumeBoolean() ? "-" : "") + data.consumeLong(0, Long.MAX_VALUE);
        number += data.consumeBoolean() ? "." + data.consumeInt(0, 999) : "";
        return number + (data.consumeBoolean() ? "e" + data.pickValue(new String[] {"", "+", "-"}) + exponent() : "");
    }

    private long exponent() {
        return data.consumeBoolean() ? data.consumeLong(0, 400) : data.consumeLong(0, Long.MAX_VALUE);
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c < ' ' || c == '"' || c == '\\' || c > 0x7e
                                ? "\\u%04x".formatted(c)
                                : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }
}
