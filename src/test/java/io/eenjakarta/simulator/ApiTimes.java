package io.eenjakarta.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Timestamps as the API writes them: milliseconds, and an offset in figures. */
final class ApiTimes {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private ApiTimes() {}

    static String text(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }
}
