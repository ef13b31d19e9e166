package io.eenjakarta.vms;

import io.eenjakarta.vault.EventFeed;
import java.util.Optional;

/**
 * A place in one life of a feed, as a viewer keeps it.
 *
 * @param epoch of the feed's life
 * @param place of an event
 */
record FeedMark(String epoch, long place) {

    private static final int LONGEST = 64;

    /** Absent for what cannot be a mark of ours. */
    static Optional<FeedMark> read(String text) {
        int dot = text.lastIndexOf('.');
        if (dot < 0 || text.length() > LONGEST || !text.substring(dot + 1).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new FeedMark(text.substring(0, dot), Long.parseLong(text.substring(dot + 1))));
    }

    /** Whether it is of this life of the feed. */
    boolean isOf(EventFeed feed) {
        return epoch.equals(feed.epoch()) && place <= feed.last();
    }

    @Override
    public String toString() {
        return epoch + '.' + place;
    }
}
