package io.eenjakarta.token;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110 10.2.3): whole seconds or an HTTP date. */
public final class RetryAfter {

    /** No server keeps us away for longer than this, whatever it says. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /**
     * How long to wait from {@code now}: between nothing and an hour.
     *
     * @param value the header, null when there was none
     * @return absent when there was none or it cannot be understood
     */
    public static Optional<Duration> parse(String value, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        try {
            Duration wait = text.matches("[0-9]{1,18}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
