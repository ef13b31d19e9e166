package io.eenjakarta.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time as pages show it.
 *
 * @param iso for the {@code datetime} attribute, in whole seconds
 * @param words in UTC, for people
 * @param distance from now, such as {@code in 12 minutes}
 */
public record Moment(String iso, String words, String distance) {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static Moment of(Instant instant, Instant now) {
        return new Moment(
                instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                WORDS.format(instant),
                distance(Duration.between(now, instant)));
    }

    private static String distance(Duration duration) {
        Duration size = duration.abs();
        if (size.toSeconds() < 60) {
            return duration.isNegative() ? "just now" : "in less than a minute";
        }
        String amount = size.toMinutes() < 120
                ? count(size.toMinutes(), "minute")
                : size.toHours() < 48
                        ? count((size.toMinutes() + 30) / 60, "hour")
                        : count((size.toHours() + 12) / 24, "day");
        return duration.isNegative() ? amount + " ago" : "in " + amount;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
