package io.eenjakarta.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A point in time as pages show it. Scripts put it into the reader's own time zone.
 *
 * @param iso for the {@code datetime} attribute, in whole seconds
 * @param words in UTC, for people
 * @param distance from now, such as {@code in 12 minutes}
 */
public record Moment(String iso, String words, String distance) {

    /** In English, for pages of administrators. */
    static Moment of(Instant instant, Instant now) {
        return of(instant, now, Texts.ENGLISH);
    }

    static Moment of(Instant instant, Instant now, Texts texts) {
        return new Moment(
                instant.truncatedTo(ChronoUnit.SECONDS).toString(),
                words(instant, texts),
                distance(Duration.between(now, instant), texts));
    }

    private static String words(Instant instant, Texts texts) {
        return DateTimeFormatter.ofPattern(texts.of("moment.pattern"), texts.locale())
                        .withZone(ZoneOffset.UTC)
                        .format(instant)
                + " UTC";
    }

    private static String distance(Duration duration, Texts texts) {
        Duration size = duration.abs();
        boolean past = duration.isNegative();
        if (size.toSeconds() < 60) {
            return texts.of(past ? "moment.now" : "moment.soon");
        }
        if (size.toMinutes() < 120) {
            return texts.with(past ? "moment.minutes-ago" : "moment.in-minutes", size.toMinutes());
        }
        if (size.toHours() < 48) {
            return texts.with(past ? "moment.hours-ago" : "moment.in-hours", (size.toMinutes() + 30) / 60);
        }
        return texts.with(past ? "moment.days-ago" : "moment.in-days", (size.toHours() + 12) / 24);
    }
}
