package io.eenjakarta.provider;

import java.time.Duration;

/** The settings of feeds of events. */
final class EventSettings {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private EventSettings() {}

    static Settings.Events read(GivenSettings given) {
        Settings.Events read = new Settings.Events(
                given.duration(Setting.EVENTS_LEASE, SECOND, MINUTE),
                given.duration(Setting.EVENTS_POLL, Duration.ofMillis(50), MINUTE),
                given.duration(Setting.EVENTS_SILENCE, SECOND, HOUR),
                given.duration(Setting.EVENTS_KEEP, SECOND, HOUR),
                given.number(Setting.EVENTS_MOST_KEPT, 10, 100_000),
                given.duration(Setting.EVENTS_OVERLAP, Duration.ZERO, HOUR),
                given.number(Setting.EVENTS_LIMIT, 1024, 512 * 1024),
                given.number(Setting.EVENTS_VIEWERS, 1, 100_000),
                given.number(Setting.EVENTS_FEEDS, 1, 1000),
                given.number(Setting.EVENTS_CAMERAS, 1, 5000),
                given.duration(Setting.EVENTS_HEARTBEAT, Duration.ofMillis(100), Duration.ofMinutes(5)));
        if (read.overlap().compareTo(read.keep()) >= 0) {
            given.fault(Setting.EVENTS_OVERLAP, "must be shorter than " + Setting.EVENTS_KEEP.key());
        }
        return read;
    }
}
