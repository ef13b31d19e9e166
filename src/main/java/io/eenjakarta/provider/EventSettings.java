package io.eenjakarta.provider;

import java.time.Duration;

/**
 * How feeds of events are read and handed on.
 *
 * @param lease how long a node holds a feed without saying so again
 * @param poll how often a node looks for events
 * @param silence how long a stream may say nothing
 * @param keep how long events wait
 * @param mostKept of one feed
 * @param overlap how far behind the latest event a gap begins
 * @param eventBytes largest event
 * @param viewers of one node
 * @param feedsPerGrant different ones, on all nodes
 * @param camerasPerFeed of one filter
 * @param heartbeat how often a browser is told that its stream is still there
 */
public record EventSettings(
        Duration lease,
        Duration poll,
        Duration silence,
        Duration keep,
        int mostKept,
        Duration overlap,
        int eventBytes,
        int viewers,
        int feedsPerGrant,
        int camerasPerFeed,
        Duration heartbeat) {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    static EventSettings read(GivenSettings given) {
        EventSettings read = new EventSettings(
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
        if (read.poll().compareTo(read.lease().dividedBy(2)) > 0) {
            // Each look renews the leases.
            given.fault(Setting.EVENTS_POLL, "must be at most half of " + Setting.EVENTS_LEASE.key());
        }
        return read;
    }

    /** How often a node says that it holds a feed, or that it wants one. */
    public Duration renewal() {
        return lease.dividedBy(3);
    }
}
