package io.eenjakarta.vms;

import io.eenjakarta.vault.EventFeed;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.KeptEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A feed as this node has it: who watches it here, and who reads it if that is this node. Rounds are one at a time. */
final class LocalFeed {

    private static final int BATCH = 200;
    private static final int MOST_BATCHES = 25;

    private final FeedKey key;
    private final String id;
    private final List<FeedViewer> viewers = new CopyOnWriteArrayList<>();
    private volatile Optional<FeedHolder> holder = Optional.empty();

    LocalFeed(FeedKey key, EventFeed feed) {
        this.key = key;
        this.id = feed.id();
    }

    FeedKey key() {
        return key;
    }

    String id() {
        return id;
    }

    void add(FeedViewer viewer) {
        viewers.add(viewer);
    }

    /** Takes those out who have left. */
    void sweep() {
        viewers.removeIf(FeedViewer::isGone);
    }

    boolean isWatched() {
        return !viewers.isEmpty();
    }

    int watched() {
        return viewers.size();
    }

    Optional<FeedHolder> holder() {
        holder = holder.filter(reading -> !reading.isOver());
        return holder;
    }

    void hold(FeedHolder reading) {
        holder = Optional.of(reading);
    }

    /** Hands on what is new, and then how the feed is doing. */
    void handOn(EventFeed feed, EventFeeds feeds, EventJson json) {
        // Who comes meanwhile has the next round.
        List<FeedViewer> here = List.copyOf(viewers);
        here.forEach(viewer -> viewer.follow(feed));
        for (int i = 0; i < MOST_BATCHES && least(here) < feed.last(); i++) {
            List<KeptEvent> batch = feeds.after(id, least(here), BATCH);
            here.forEach(viewer -> viewer.take(feed, batch, json));
            // One that is short may have lost what cannot be opened.
            if (batch.isEmpty()) {
                here.forEach(viewer -> viewer.isAt(feed.last()));
            }
        }
        here.forEach(viewer -> viewer.take(feed, List.of(), json));
        here.forEach(viewer -> viewer.state(state(feed)));
    }

    void tell(FeedState state) {
        viewers.forEach(viewer -> viewer.state(state));
    }

    void end(FeedEnd why) {
        viewers.forEach(viewer -> viewer.end(why));
        sweep();
    }

    /** Why nobody reads it any more; absent while somebody may. */
    static Optional<FeedEnd> ended(EventFeed feed) {
        return feed.holder().isPresent()
                ? Optional.empty()
                : Arrays.stream(FeedEnd.values())
                        .filter(end -> end.name().equals(feed.state()))
                        .findFirst();
    }

    private static FeedState state(EventFeed feed) {
        return Arrays.stream(FeedState.values())
                .filter(state -> feed.holder().isPresent() && state.name().equals(feed.state()))
                .findFirst()
                .orElse(FeedState.RECONNECTING);
    }

    private static long least(List<FeedViewer> here) {
        return here.stream()
                .filter(viewer -> !viewer.isGone())
                .mapToLong(FeedViewer::place)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
