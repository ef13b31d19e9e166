package io.eenjakarta.simulator;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the control page orders of webhooks. */
final class WebhookOrders {
    /** For the control page. */
    static final String ROWS =
            """
            <tr><td><code>webhooks/push</code></td><td><code>camera=100d4c41</code>: motion there, told to its webhooks</td></tr>
            <tr><td><code>webhooks/replay</code></td><td>the last delivery again</td></tr>
            <tr><td><code>webhooks/sign</code></td><td><code>how=right</code>, <code>right_in_hex</code>, <code>wrong</code> or
            <code>none</code></td></tr>
            <tr><td><code>webhooks/lose</code>, <code>webhooks/disable</code></td><td>all of them</td></tr>
            """;

    private WebhookOrders() {}

    /** What the control page can order. */
    static Map<String, ControlOrders.Order> of(WebhookDeliveries webhooks, Clock clock) {
        return Map.of(
                "webhooks/push",
                parameter -> {
                    Optional<String> camera = parameter.apply("camera").filter(id -> id.matches("[0-9a-f]{8}"));
                    camera.ifPresent(
                            id -> webhooks.offer(WebhookDeliveries.motion(Secrets.random(12), id, clock.instant())));
                    return camera.isPresent() ? Optional.empty() : Optional.of("Parameter camera must be its id.");
                },
                "webhooks/replay",
                parameter -> {
                    if (!webhooks.hasSent()) {
                        return Optional.of("Nothing was delivered yet.");
                    }
                    webhooks.replay();
                    return Optional.empty();
                },
                "webhooks/sign",
                parameter -> {
                    Optional<WebhookSender.Rules> rules = Stream.of(WebhookSender.Rules.values())
                            .filter(rule -> rule.name()
                                    .equalsIgnoreCase(parameter.apply("how").orElse("")))
                            .findFirst();
                    rules.ifPresent(webhooks::sign);
                    return rules.isPresent() ? Optional.empty() : Optional.of("Parameter how must say how.");
                },
                "webhooks/lose",
                parameter -> {
                    webhooks.lose();
                    return Optional.empty();
                },
                "webhooks/disable",
                parameter -> {
                    webhooks.disable();
                    return Optional.empty();
                });
    }
}
