package io.eenjakarta.provider;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was configured, and what is wrong with it. Every question is answered, with an empty or default value where the
 * configured one is a fault, so that one reading finds all faults. Not thread-safe.
 */
final class GivenSettings {

    private record Given(String value, String source) {}

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> faults = new ArrayList<>();

    void add(Setting setting, String value, String source) {
        if (!value.isBlank()) {
            given.put(setting, new Given(value, source));
        }
    }

    void addFaults(List<String> more) {
        faults.addAll(more);
    }

    /** Notes what is wrong; left out is the value of a secret, and one that may hold a password before an {@code @}. */
    void fault(Setting setting, String wrong) {
        Given g = given.get(setting);
        boolean hidden = setting.secret() || g != null && g.value().contains("@");
        String shown = g == null ? " " : hidden ? " (value not shown) " : " = " + Excerpt.of(g.value()) + " ";
        String where = g == null ? "" : "; it comes from " + g.source();
        String line = setting.key() + " (" + setting.environmentName() + ")" + shown + wrong + where;
        if (!faults.contains(line)) {
            faults.add(line);
        }
    }

    void missing(Setting setting) {
        fault(setting, "is missing: " + setting.meaning());
    }

    /** Throws the one exception that lists everything, if there is anything to list. */
    void complain() {
        if (!faults.isEmpty()) {
            throw new SettingsException(faults);
        }
    }

    /** The configured value, without the default. */
    Optional<String> configured(Setting setting) {
        return Optional.ofNullable(given.get(setting)).map(Given::value);
    }

    /** The configured or default value; a fault and empty when there is neither. */
    String text(Setting setting) {
        return configured(setting).or(setting::defaultValue).orElseGet(() -> {
            missing(setting);
            return "";
        });
    }

    boolean flag(Setting setting) {
        String value = text(setting);
        if (!value.equals("true") && !value.equals("false")) {
            fault(setting, "must be true or false");
        }
        return value.equals("true");
    }

    /** One of a few words. */
    String oneOf(Setting setting, String one, String other) {
        String value = text(setting);
        if (!value.equals(one) && !value.equals(other)) {
            fault(setting, "must be " + one + " or " + other);
        }
        return value;
    }

    int number(Setting setting, int least, int most) {
        return between(setting, Integer::valueOf, "is not a whole number", least, most);
    }

    Duration duration(Setting setting, Duration least, Duration most) {
        return between(setting, Duration::parse, "is not an ISO-8601 duration such as PT10S", least, most);
    }

    private <T extends Comparable<T>> T between(
            Setting setting, Function<String, T> parser, String otherwise, T least, T most) {
        try {
            T value = parser.apply(text(setting).strip());
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                fault(setting, "must be from " + least + " to " + most);
            }
            return value;
        } catch (NumberFormatException | DateTimeParseException e) {
            fault(setting, otherwise);
            return least;
        }
    }

    /** The parts of a list, split at commas outside of brackets and braces, which regular expressions have. */
    List<String> list(Setting setting) {
        List<String> parts = new ArrayList<>();
        String value = configured(setting).or(setting::defaultValue).orElse("");
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ',' : value.charAt(i);
            boolean escaped = i > 0 && value.charAt(i - 1) == '\\';
            depth += escaped ? 0 : "[{(".indexOf(c) >= 0 ? 1 : "]})".indexOf(c) >= 0 ? -1 : 0;
            if (i == value.length() || c == ',' && depth <= 0) {
                parts.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    /**
     * An absolute http or https URI without user and fragment; plain http on loopback hosts only.
     *
     * @param plainAllowed whether plain http is possible at all
     * @return empty with a fault noted when it is anything else
     */
    Optional<URI> address(Setting setting, boolean plainAllowed) {
        String value = text(setting);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> uri = uri(value);
        String scheme = uri.map(URI::getScheme).orElse("");
        if (uri.isEmpty() || uri.get().getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            fault(setting, "is not an absolute https address");
        } else if (uri.get().getRawUserInfo() != null || uri.get().getRawFragment() != null) {
            fault(setting, "must have neither a user (@) nor a fragment (#)");
        } else if (uri.get().getPort() == 0 || uri.get().getPort() > 65535) {
            fault(setting, "names a port that does not exist");
        } else if (scheme.equals("http") && !ApiHosts.isLoopback(uri.get().getHost())) {
            fault(setting, "must be https: plain http is for localhost, 127.0.0.1 and [::1]");
        } else if (scheme.equals("http") && !plainAllowed) {
            fault(setting, "is plain http, which needs " + Setting.ALLOW_LOOPBACK.key() + "=true");
        } else {
            return uri;
        }
        return Optional.empty();
    }

    static Optional<URI> uri(String value) {
        try {
            return Optional.of(URI.create(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
