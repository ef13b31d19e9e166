package io.eenjakarta.vms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Timestamps as the platform writes them: {@code 2024-03-15T07:59:22.946+00:00}. It refuses the {@code Z} of {@link
 * Instant#toString()}. Parameters of type {@link Instant} of an interface with {@link EagleEye} are written so by themselves; a
 * body of a portal's own must be given the text.
 */
public final class Timestamps {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private Timestamps() {}

    /** With milliseconds and the offset in figures; what is finer is cut off. */
    public static String text(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC));
    }

    /** The moment of a text with an offset or with {@code Z}; absent for anything else, and for null. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException strange) {
            return Optional.empty();
        }
    }
}
