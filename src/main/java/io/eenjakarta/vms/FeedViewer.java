package io.eenjakarta.vms;

import io.eenjakarta.vault.EventFeed;
import io.eenjakarta.vault.KeptEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One viewer of a feed, and how far they are. For one thread at a time; {@link #leave} may be called by any. */
final class FeedViewer {

    private final EventViewer viewer;
    private Optional<Instant> notBefore;
    private String epoch;
    private long place;
    private FeedState told;
    private boolean missed;
    private volatile boolean gone;

    /** One who has the events up to a place. */
    private FeedViewer(EventViewer viewer, String epoch, long place, boolean missed, Optional<Instant> notBefore) {
        this.viewer = viewer;
        this.epoch = epoch;
        this.place = place;
        this.missed = missed;
        this.notBefore = notBefore;
    }

    /**
     * One who has nothing and begins now.
     *
     * @param notBefore until the feed is read as it happens, what happened before that is passed over
     */
    static FeedViewer fresh(EventViewer viewer, EventFeed feed, Instant notBefore) {
        boolean live = feed.holder().isPresent() && feed.state().equals(FeedState.LIVE.name());
        FeedViewer fresh = new FeedViewer(
                viewer, feed.epoch(), feed.last(), false, live ? Optional.empty() : Optional.of(notBefore));
        fresh.tell(() -> viewer.at(new FeedMark(feed.epoch(), feed.last()).toString()));
        return fresh;
    }

    /**
     * One who had the feed before.
     *
     * @param oldest place that is kept
     */
    static FeedViewer back(EventViewer viewer, EventFeed feed, FeedMark mark, Optional<Long> oldest) {
        if (!mark.isOf(feed)) {
            return new FeedViewer(viewer, feed.epoch(), 0, true, Optional.empty());
        }
        boolean missed = mark.place() + 1 < oldest.orElse(feed.last() + 1);
        return new FeedViewer(viewer, feed.epoch(), mark.place(), missed, Optional.empty());
    }

    long place() {
        return place;
    }

    /** Of a new life of the feed they have nothing yet. */
    void follow(EventFeed feed) {
        if (!feed.epoch().equals(epoch)) {
            epoch = feed.epoch();
            place = 0;
        }
    }

    /** Nothing is told any more. */
    void leave() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** Tells events that they have not had yet. */
    void take(EventFeed feed, List<KeptEvent> events, EventJson json) {
        if (missed) {
            missed = false;
            state(FeedState.CATCHING_UP);
        }
        for (KeptEvent kept : events) {
            if (kept.place() > place && !gone) {
                place = kept.place();
                boolean old = notBefore.filter(kept.happened()::isBefore).isPresent();
                Optional<Event> event = old ? Optional.empty() : json.read(kept.text());
                event.ifPresent(seen -> tell(
                        () -> viewer.event(new SeenEvent(new FeedMark(feed.epoch(), kept.place()).toString(), seen))));
            }
        }
    }

    /** All that there was was handed on. */
    void isAt(long last) {
        place = Math.max(place, last);
    }

    void state(FeedState state) {
        if (state == FeedState.LIVE) {
            notBefore = Optional.empty();
        }
        if (state != told) {
            told = state;
            tell(() -> viewer.state(state));
        }
    }

    void end(FeedEnd why) {
        if (!gone) {
            tell(() -> viewer.ended(why));
            gone = true;
        }
    }

    private void tell(Runnable what) {
        if (!gone) {
            try {
                what.run();
            } catch (RuntimeException theirs) {
                System.getLogger("io.eenjakarta.vms")
                        .log(System.Logger.Level.DEBUG, "a viewer of events failed", theirs);
            }
        }
    }
}
