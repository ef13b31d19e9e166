package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.Event;
import io.eenjakarta.vms.EventPage;
import io.eenjakarta.vms.EventsApi;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The time line of a camera as far as the provider tells, and a page that is whole without it. */
class TimelinesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:42:00Z");
    private static final LinkedGrant LINKED =
            new LinkedGrant(new GrantId("g"), "een", "1", "2", GrantStatus.ACTIVE, NOW, Optional.empty());
    private static final CameraPath PATH = CameraPath.of(LINKED, "100d4c41");
    private static final WallQuery FROM = new WallQuery("gate", "", "", 50, null);

    private final List<String> asked = new ArrayList<>();

    private static Event event(String id, Instant start) {
        return new Event(
                id,
                start,
                null,
                true,
                null,
                "100d4c41",
                null,
                "camera",
                null,
                "een.motionDetectionEvent.v1",
                null,
                null);
    }

    private Timeline timeline(EventPage page) {
        return timeline((actor, types, from, until, include, sort, size, token) -> {
            asked.add(actor + " " + types + " " + from + " " + until + " " + sort + " " + size);
            return page;
        });
    }

    private static Timeline timeline(EventsApi api) {
        EventNames names = new EventNames(null, Clock.fixed(NOW, ZoneOffset.UTC));
        return new Timelines(api, names, null, null, Runnable::run, Clock.fixed(NOW, ZoneOffset.UTC))
                .begin(PATH, Optional.of(LINKED), FROM, Texts.ENGLISH)
                .get();
    }

    @Test
    void asksForTheNewestOfADay() {
        timeline(new EventPage(List.of(), null));
        assertEquals(
                List.of("camera:100d4c41 een.motionDetectionEvent.v1 2026-11-21T10:42:00Z 2026-11-22T10:42:00Z"
                        + " -startTimestamp 12"),
                asked);
    }

    @Test
    void leadsToTheMomentAndItsPicture() {
        EventView view = timeline(new EventPage(List.of(event("e1", NOW.minusMillis(1500))), null))
                .events()
                .get(0);
        assertEquals("Motion", view.name());
        assertEquals("2026-11-22T10:41:58Z", view.at().iso());
        assertEquals(
                "/cameras/een/1/2/100d4c41?q=gate&at=2026-11-22T10%3A41%3A58.500Z",
                view.page().address());
        assertEquals(
                "/cameras/een/1/2/100d4c41/recorded.jpeg?at=2026-11-22T10%3A41%3A58.500Z",
                view.picture().address());
    }

    @Test
    void foldsAwayAllButSix() {
        Timeline line = timeline(new EventPage(
                Stream.iterate(NOW, at -> at.minusSeconds(60))
                        .limit(20)
                        .map(at -> event(at.toString(), at))
                        .toList(),
                "more"));
        assertEquals(6, line.events().size());
        assertEquals(6, line.earlier().size());
        assertTrue(line.read());
    }

    @Test
    void passesOverWhatLacksWhatIsShown() {
        List<Event> strange = new ArrayList<>(List.of(event(null, NOW), event("e1", null), event("e2", NOW)));
        strange.add(null);
        assertEquals(1, timeline(new EventPage(strange, null)).events().size());
        assertTrue(timeline(new EventPage(null, null)).read());
    }

    @Test
    void isUnreadWhenTheProviderFailsOrNoThreadIsFree() {
        assertFalse(timeline((actor, types, from, until, include, sort, size, token) -> {
                    throw new IllegalStateException("away");
                })
                .read());
        Timelines busy = new Timelines(
                null,
                null,
                null,
                null,
                task -> {
                    throw new RejectedExecutionException();
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
        assertFalse(
                busy.begin(PATH, Optional.of(LINKED), FROM, Texts.ENGLISH).get().read());
    }
}
