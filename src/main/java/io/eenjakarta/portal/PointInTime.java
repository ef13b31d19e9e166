package io.eenjakarta.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time that somebody wants to look at, on the clock of their own time zone, which the browser names with it.
 *
 * @param instant which it is
 * @param zone theirs; UTC where the browser runs no scripts
 */
record PointInTime(Instant instant, ZoneId zone) {

    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** How far the page's steps lead, the way back first. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofHours(-1),
            Duration.ofMinutes(-5),
            Duration.ofMinutes(-1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofHours(1));

    /**
     * A way to a neighbouring time.
     *
     * @param key of the words for how far
     * @param amount how many of what they speak of
     * @param link to it
     */
    public record Step(String key, long amount, Link link) {}

    /** The parameter {@code at}: an instant, or a local time of the zone in {@code zone}. Empty when it is none. */
    static Optional<PointInTime> of(HttpServletRequest request) {
        if (!isAsked(request)) {
            return Optional.empty();
        }
        ZoneId zone = zone(request);
        return instant(request.getParameter("at").strip(), zone)
                .filter(time -> time.isAfter(Instant.EPOCH))
                .map(time -> new PointInTime(time.truncatedTo(ChronoUnit.MILLIS), zone));
    }

    /** Whether a time is named, be it one or not. */
    static boolean isAsked(HttpServletRequest request) {
        String at = request.getParameter("at");
        return at != null && !at.isBlank();
    }

    /** This time, or the given one if that is earlier: clocks differ, and nothing is recorded of what is to come. */
    PointInTime notAfter(Instant now) {
        return instant.isAfter(now) ? new PointInTime(now.truncatedTo(ChronoUnit.MILLIS), zone) : this;
    }

    /** The zone of whoever asks, as far as they say and Java knows it; scripts send an instant, which needs none. */
    static ZoneId zone(HttpServletRequest request) {
        String name = request.getParameter("zone");
        return name != null && ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : ZoneOffset.UTC;
    }

    /** As a {@code datetime-local} field has it. */
    static String field(Instant instant, ZoneId zone) {
        return FIELD.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    String field() {
        return field(instant, zone);
    }

    /** Links to times around it that are not yet to come. */
    List<Step> steps(Link page, Instant now) {
        return STEPS.stream()
                .filter(step -> !instant.plus(step).isAfter(now))
                .map(step -> step(step, link(page, instant.plus(step))))
                .toList();
    }

    private static Step step(Duration far, Link link) {
        Duration size = far.abs();
        boolean hours = size.toHours() > 0;
        String key = far.isNegative()
                ? hours ? "camera.hours-before" : "camera.minutes-before"
                : hours ? "camera.hours-after" : "camera.minutes-after";
        return new Step(key, hours ? size.toHours() : size.toMinutes(), link);
    }

    private Link link(Link page, Instant to) {
        return page.with("at", to.toString()).with("zone", zone.equals(ZoneOffset.UTC) ? "" : zone.getId());
    }

    private static Optional<Instant> instant(String text, ZoneId zone) {
        return Stream.of(text)
                .flatMap(one -> {
                    try {
                        return Stream.of(
                                one.endsWith("Z")
                                        ? Instant.parse(one)
                                        : LocalDateTime.parse(one).atZone(zone).toInstant());
                    } catch (DateTimeException notOne) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }
}
