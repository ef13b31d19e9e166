package io.eenjakarta.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Timestamps as the API writes and takes them: milliseconds, and an offset in figures. {@code Z} is refused. */
final class ApiTimes {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final Pattern TAKEN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-]\\d\\d:\\d\\d");

    private ApiTimes() {}

    static String text(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** Absent when there is no such argument. */
    static Optional<Instant> argument(ApiArguments arguments, String name) {
        return arguments.first(name).map(text -> {
            if (TAKEN.matcher(text).matches()) {
                try {
                    return OffsetDateTime.parse(text).toInstant();
                } catch (DateTimeException e) {
                    // refused below, as any other text
                }
            }
            throw arguments.refused(name, "Could not parse value for parameter '" + name + "'");
        });
    }
}
