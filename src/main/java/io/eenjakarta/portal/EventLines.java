package io.eenjakarta.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.vms.Event;
import io.eenjakarta.vms.FeedState;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Locale;

/** What a browser is sent of events, as {@code text/event-stream} has it. What was seen, such as a number plate, is not told. */
final class EventLines {

    static final String TYPE = "text/event-stream";

    private EventLines() {}

    /** How long a browser waits before it asks again. */
    static byte[] retry(Duration wait) {
        return bytes("retry: " + wait.toMillis() + "\n\n");
    }

    /** Something to say when there is nothing to say. */
    static byte[] beat() {
        return bytes(":\n\n");
    }

    /** Where the browser is, without an event. */
    static byte[] place(EventPlace place) {
        return bytes("id: " + place.text() + "\n\n");
    }

    /** @param owner of the camera as in {@link CameraPath} */
    static byte[] seen(EventPlace place, String owner, Event event, String name) {
        JsonObjectBuilder json = JsonAnswer.BUILDERS
                .createObjectBuilder()
                .add("id", event.id())
                .add("type", event.type())
                .add("name", name)
                .add("camera", owner.isEmpty() ? event.actorId() : owner + '/' + event.actorId())
                .add("start", event.startTimestamp().toString());
        if (event.endTimestamp() != null) {
            json.add("end", event.endTimestamp().toString());
        }
        return bytes("id: " + place.text() + "\nevent: seen\ndata: " + json.build() + "\n\n");
    }

    static byte[] state(FeedState state) {
        String word = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return bytes("event: state\ndata: {\"state\":\"" + word + "\"}\n\n");
    }

    static byte[] over(StreamOver reason) {
        return bytes("event: over\ndata: {\"reason\":\"" + reason.word() + "\"}\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
