package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the provider's answer says, read from the raw query string: {@code getParameter} would also read a form body.
 * Unknown parameters are ignored (RFC 6749 4.1.2); the ones we know must come once.
 */
sealed interface CallbackQuery {

    /** Longest query string that is looked into. */
    int LONGEST = 16 * 1024;

    /** A percent sign without its two digits (RFC 3986 2.1). */
    Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** What stands for octets that are no UTF-8. */
    char NO_TEXT = '\ufffd';

    /** A code to exchange; the state is empty when it did not come back, and the issuer when none was named. */
    record Code(String state, String code, String issuer) implements CallbackQuery {
        @Override
        public String toString() {
            return "authorization code";
        }
    }

    /** An error of RFC 6749 4.1.2.1; all of it is outside text, and all but the error may be empty. */
    record Failed(String state, String error, String description, String issuer) implements CallbackQuery {}

    /** Neither. */
    record Malformed(String why) implements CallbackQuery {}

    /** Whether a query string is meant for us: it has {@code code} or {@code error}. */
    static boolean isAnswer(String rawQuery) {
        if (rawQuery == null) {
            return false;
        }
        for (String name : new String[] {"code", "error"}) {
            for (int at = rawQuery.indexOf(name); at >= 0; at = rawQuery.indexOf(name, at + 1)) {
                int end = at + name.length();
                boolean starts = at == 0 || rawQuery.charAt(at - 1) == '&';
                boolean ends = end == rawQuery.length() || rawQuery.charAt(end) == '=' || rawQuery.charAt(end) == '&';
                if (starts && ends) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads a query string. Never throws. */
    static CallbackQuery of(String rawQuery) {
        if (rawQuery.length() > LONGEST) {
            return new Malformed("longer than " + LONGEST + " characters");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            boolean known =
                    switch (name) {
                        case "code", "state", "error", "error_description", "iss" -> true;
                        default -> false;
                    };
            if (known) {
                Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
                if (value.isEmpty()) {
                    return new Malformed("parameter " + name + " cannot be decoded");
                }
                if (values.put(name, value.get()) != null) {
                    return new Malformed("parameter " + name + " comes twice");
                }
            }
        }
        return judged(values);
    }

    private static CallbackQuery judged(Map<String, String> values) {
        String state = values.getOrDefault("state", "");
        String code = values.getOrDefault("code", "");
        String error = values.getOrDefault("error", "");
        String issuer = values.getOrDefault("iss", "");
        if (!code.isEmpty() && !error.isEmpty()) {
            return new Malformed("both code and error");
        }
        if (!error.isEmpty()) {
            return new Failed(state, error, values.getOrDefault("error_description", ""), issuer);
        }
        return code.isEmpty() ? new Malformed("empty code") : new Code(state, code, issuer);
    }

    /** Java's own decoder takes {@code %+1} for an octet, and puts something else in the place of octets that are no UTF-8. */
    private static Optional<String> decoded(String value) {
        return BROKEN_ESCAPE.matcher(value).find()
                ? Optional.empty()
                : Optional.of(URLDecoder.decode(value, UTF_8)).filter(text -> text.indexOf(NO_TEXT) < 0);
    }
}
