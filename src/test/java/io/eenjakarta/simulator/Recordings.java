package io.eenjakarta.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded: an image each full second, and video for the first half of each hour, for thirty days. A camera that is
 * not online ceased two hours ago.
 */
record Recordings(DemoData.Camera camera, Instant now) {
    static final Duration KEPT = Duration.ofDays(30);
    private static final Duration SILENT = Duration.ofHours(2);
    private static final Duration VIDEO = Duration.ofMinutes(30);

    record Interval(Instant from, Instant to) {}

    private Instant first() {
        return now.minus(KEPT).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    private Instant last() {
        return (camera.online() ? now : now.minus(SILENT)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The last image until then. */
    Optional<Instant> atOrBefore(Instant moment) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(second.isAfter(last()) ? last() : second).filter(this::kept);
    }

    /** The first image from then on. */
    Optional<Instant> atOrAfter(Instant moment) {
        Instant second = moment.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(second.isBefore(first()) ? first() : second).filter(this::kept);
    }

    private boolean kept(Instant second) {
        return !second.isBefore(first()) && !second.isAfter(last());
    }

    /** The stretches of video, or the one long stretch of images, that lie within. */
    List<Interval> between(Instant from, Instant to, boolean video) {
        Instant start = from.isBefore(first()) ? first() : from;
        Instant end = to.isAfter(last()) ? last() : to;
        List<Interval> all = new ArrayList<>();
        if (!video && start.isBefore(end)) {
            all.add(new Interval(start, end));
        }
        for (Instant hour = start.truncatedTo(ChronoUnit.HOURS);
                video && hour.isBefore(end);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            Instant opens = hour.isBefore(start) ? start : hour;
            Instant closes = hour.plus(VIDEO).isAfter(end) ? end : hour.plus(VIDEO);
            if (opens.isBefore(closes)) {
                all.add(new Interval(opens, closes));
            }
        }
        return all;
    }
}
