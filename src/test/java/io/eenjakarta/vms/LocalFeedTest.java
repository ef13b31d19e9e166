package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.vault.EventFeed;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.KeptEvent;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a node hands on of what the vault keeps. */
class LocalFeedTest {

    private static final String GATE = "100d4c41";
    private static final long LAST = 450;
    private static final long UNREADABLE = 7;

    private final GrantId ada = GrantId.random();
    private final EventFeed row = new EventFeed(
            "feed",
            ada,
            "epoch",
            FeedState.LIVE.name(),
            Optional.of("a node"),
            true,
            Instant.EPOCH,
            LAST,
            Instant.EPOCH);
    private final LocalFeed feed =
            new LocalFeed(new FeedKey(ada, new EventFilter(new TreeSet<>(Set.of(GATE)), new TreeSet<>())), row);
    private final List<Long> asked = new ArrayList<>();
    private final EventFeeds vault = (EventFeeds) Proxy.newProxyInstance(
            EventFeeds.class.getClassLoader(), new Class<?>[] {EventFeeds.class}, (self, method, arguments) -> {
                asked.add((Long) arguments[1]);
                return after((Long) arguments[1], (Integer) arguments[2]);
            });

    private static List<KeptEvent> after(long place, int most) {
        return LongStream.rangeClosed(place + 1, Math.min(LAST, place + most))
                .filter(each -> each != UNREADABLE)
                .mapToObj(LocalFeedTest::kept)
                .toList();
    }

    private static KeptEvent kept(long place) {
        String text = "{\"id\":\"e" + place + "\",\"actorId\":\"" + GATE
                + "\",\"type\":\"een.motionDetectionEvent.v1\",\"startTimestamp\":\"2026-11-22T10:00:00.000+00:00\"}";
        return new KeptEvent(place, "e" + place, Instant.EPOCH, text);
    }

    /** One who begins at the beginning, and leaves after so many. */
    private final class Reader implements EventViewer {
        private final List<String> seen = new ArrayList<>();
        private final int most;
        private FeedViewer place;

        Reader(int most) {
            this.most = most;
            place = FeedViewer.back(this, row, new FeedMark("epoch", 0), Optional.of(1L));
            feed.add(place);
        }

        @Override
        public void event(SeenEvent event) {
            seen.add(event.event().id());
            if (seen.size() == most) {
                place.leave();
            }
        }

        @Override
        public void state(FeedState state) {}

        @Override
        public void ended(FeedEnd why) {}
    }

    @Test
    void isAllBehindWhatCannotBeOpened() {
        Reader reader = new Reader(Integer.MAX_VALUE);
        feed.handOn(row, vault, new EventJson());
        assertEquals(LAST - 1, reader.seen.size());
        assertEquals("e" + LAST, reader.seen.get(reader.seen.size() - 1));
        assertEquals(List.of(0L, 200L, 400L), asked);
    }

    @Test
    void isNotHeldUpByWhoHasLeft() {
        Reader leaves = new Reader(3);
        Reader stays = new Reader(Integer.MAX_VALUE);
        feed.handOn(row, vault, new EventJson());
        assertEquals(3, leaves.seen.size());
        assertEquals(LAST - 1, stays.seen.size());
        assertEquals(List.of(0L, 200L, 400L), asked);
    }
}
