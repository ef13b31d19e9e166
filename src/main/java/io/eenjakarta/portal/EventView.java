package io.eenjakarta.portal;

import io.eenjakarta.vms.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event as the time line shows it.
 *
 * @param id the provider's
 * @param name of its type, for people
 * @param at when it began
 * @param page the camera's, at that moment
 * @param picture of that moment
 */
public record EventView(String id, String name, Moment at, Link page, Link picture) {

    static EventView of(Event event, String name, CameraPath path, WallQuery from, Instant now, Texts texts) {
        Instant start = event.startTimestamp().truncatedTo(ChronoUnit.MILLIS);
        return new EventView(
                event.id(),
                name,
                Moment.of(start, now, texts),
                from.on(path.page()).with("at", start.toString()),
                path.recorded(start));
    }
}
