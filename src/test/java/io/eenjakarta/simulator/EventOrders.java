package io.eenjakarta.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the control page orders of events. */
final class EventOrders {
    static final String HAPPEN = "events/happen";

    /** For the control page. */
    static final String ROWS =
            """
            <tr><td><code>events/happen</code></td><td><code>camera=100d4c41</code>, and <code>id=e1</code> if you like: motion
            there, now</td></tr>
            <tr><td><code>events/spoil</code></td><td><code>how=rubbish</code>, <code>doubled</code>, <code>foreign</code>,
            <code>long</code> or <code>lost</code>: the next event in streams</td></tr>
            <tr><td><code>events/silent</code></td><td><code>on=true</code> (default) or <code>on=false</code></td></tr>
            <tr><td><code>events/lose</code>, <code>events/end-streams</code></td><td>all subscriptions; all streams</td></tr>
            """;

    private EventOrders() {}

    /** What the control page can order. */
    static Map<String, ControlOrders.Order> of(EventSubscriptions events) {
        return Map.of(
                HAPPEN,
                parameter -> {
                    Optional<String> camera = parameter.apply("camera").filter(id -> id.matches("[0-9a-f]{8}"));
                    camera.ifPresent(
                            known -> events.happen(parameter.apply("id").orElseGet(() -> Secrets.random(12)), known));
                    return camera.isPresent() ? Optional.empty() : Optional.of("Parameter camera must be its id.");
                },
                "events/spoil",
                parameter -> {
                    Optional<EventFault> fault = Stream.of(EventFault.values())
                            .filter(known ->
                                    known.label().equals(parameter.apply("how").orElse("")))
                            .findFirst();
                    fault.ifPresent(known -> events.spoil(known, 1));
                    return fault.isPresent() ? Optional.empty() : Optional.of("Parameter how must say how.");
                },
                "events/silent",
                ControlOrders.onOff(events::silent),
                "events/lose",
                parameter -> {
                    events.lose();
                    return Optional.empty();
                },
                "events/end-streams",
                parameter -> {
                    events.endStreams();
                    return Optional.empty();
                });
    }
}
