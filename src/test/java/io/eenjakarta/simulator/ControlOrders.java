package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The orders that only one provider's control page takes.
 *
 * @param byPath below {@code /_simulator/}
 * @param reports by path, what is told by GET
 * @param rows the table rows, in HTML, that document them
 */
record ControlOrders(Map<String, Order> byPath, Map<String, Supplier<Reply>> reports, String rows) {
    private static final Map<String, CameraManagerRules.DeadGrant> DEAD_GRANTS = Map.of(
            "400", CameraManagerRules.DeadGrant.BAD_REQUEST,
            "401", CameraManagerRules.DeadGrant.UNAUTHORIZED,
            "bare-401", CameraManagerRules.DeadGrant.BARE_UNAUTHORIZED);

    interface Order {
        /**
         * @param parameter finds a parameter of the order by its name
         * @return what was wrong with the order
         */
        Optional<String> carryOut(Function<String, Optional<String>> parameter);
    }

    /** A rule that is on unless {@code on} says something else than {@code true}. */
    interface Switch {
        void turn(boolean on);
    }

    static Order onOff(Switch rule) {
        return parameter -> {
            rule.turn(parameter.apply("on").orElse("true").equals("true"));
            return Optional.empty();
        };
    }

    static ControlOrders ofEen(Faults faults, CurrentData data, PictureStreams streams) {
        return new ControlOrders(
                Map.of(
                        "rules/permanent-tokens", onOff(faults::permanentTokens),
                        "rules/reuse-kills-family", onOff(faults::reuseKillsFamily),
                        "rules/new-login-kills-older", onOff(faults::newLoginKillsOlder),
                        "cameras", parameter -> cameras(data, parameter),
                        "unavailable-camera",
                                parameter -> {
                                    faults.unavailableCamera(
                                            parameter.apply("id").orElse(null));
                                    return Optional.empty();
                                },
                        "rules/streams-end-with-token", onOff(streams::endWithToken),
                        "rules/stream-interval", parameter -> duration(parameter, streams::picturesEvery)),
                Map.of("streams", () -> streams(streams)),
                """
                <tr><td><code>rules/permanent-tokens</code>, <code>rules/reuse-kills-family</code>,
                <code>rules/new-login-kills-older</code></td><td><code>on=true</code> (default) or
                <code>on=false</code></td></tr>
                <tr><td><code>cameras</code></td><td><code>count=500</code>: the first account has so many</td></tr>
                <tr><td><code>unavailable-camera</code></td><td><code>id=100d4c41</code>, none to end it</td></tr>
                <tr><td><code>rules/streams-end-with-token</code></td><td><code>on=true</code> (default) or
                <code>on=false</code></td></tr>
                <tr><td><code>rules/stream-interval</code></td><td><code>by=PT0.2S</code></td></tr>
                <tr><td><code>streams</code> by GET</td><td>streams of live pictures by camera: begun, and open
                now</td></tr>
                """);
    }

    /** With more of them. */
    ControlOrders and(Map<String, Order> more, String moreRows) {
        Map<String, Order> all = new HashMap<>(byPath);
        all.putAll(more);
        return new ControlOrders(all, reports, rows + moreRows);
    }

    static ControlOrders ofCameraManager(Faults faults, CameraManagerRules rules, CameraManagerBook book) {
        return new ControlOrders(
                Map.of(
                        "rules/echo-state",
                        onOff(rules::echoState),
                        "rules/same-tokens-for-same-user",
                        onOff(rules::sameTokensForSameUser),
                        "rules/wrong-client",
                        oneOf("error", Set.of("unauthorized", "invalid_client"), rules::wrongClient),
                        "rules/dead-grant",
                        oneOf("answer", DEAD_GRANTS.keySet(), name -> rules.deadGrant(DEAD_GRANTS.get(name))),
                        "rules/snapshots",
                        parameter -> snapshots(rules, parameter),
                        "rules/snapshot-delay",
                        parameter -> duration(parameter, rules::snapshotDelay),
                        "kill-grants-of",
                        parameter -> {
                            parameter.apply("user").ifPresent(book::killGrantsOf);
                            return parameter.apply("user").isPresent()
                                    ? Optional.empty()
                                    : Optional.of("Parameter user must be an e-mail address.");
                        },
                        "unavailable-camera",
                        parameter -> {
                            faults.unavailableCamera(parameter.apply("id").orElse(null));
                            return Optional.empty();
                        }),
                Map.of(),
                """
                <tr><td><code>kill-grants-of</code></td><td><code>user=mia@example.com</code></td></tr>
                <tr><td><code>rules/echo-state</code>, <code>rules/same-tokens-for-same-user</code></td>
                <td><code>on=true</code> (default) or <code>on=false</code></td></tr>
                <tr><td><code>rules/wrong-client</code></td><td><code>error=unauthorized</code> or
                <code>error=invalid_client</code></td></tr>
                <tr><td><code>rules/dead-grant</code></td><td><code>answer=400</code>, <code>answer=401</code> or
                <code>answer=bare-401</code></td></tr>
                <tr><td><code>rules/snapshots</code></td><td><code>most=4&amp;status=429</code> or
                <code>status=503</code></td></tr>
                <tr><td><code>rules/snapshot-delay</code></td><td><code>by=PT2S</code></td></tr>
                <tr><td><code>unavailable-camera</code></td><td><code>id=381001</code>, none to end it</td></tr>
                """);
    }

    private static Order oneOf(String name, Set<String> values, Consumer<String> rule) {
        return parameter -> {
            Optional<String> value = parameter.apply(name).filter(values::contains);
            value.ifPresent(rule);
            return value.isPresent()
                    ? Optional.empty()
                    : Optional.of("Parameter " + name + " must be one of " + new TreeSet<>(values) + ".");
        };
    }

    private static Optional<String> cameras(CurrentData data, Function<String, Optional<String>> parameter) {
        String count = parameter.apply("count").orElse("");
        if (!count.matches("\\d{1,4}")) {
            return Optional.of("Parameter count must be a number.");
        }
        data.cameras(Integer.parseInt(count));
        return Optional.empty();
    }

    private static Optional<String> snapshots(CameraManagerRules rules, Function<String, Optional<String>> parameter) {
        String most = parameter.apply("most").orElse("");
        String status = parameter.apply("status").orElse("429");
        if (!most.matches("\\d{1,4}") || !status.matches("429|503")) {
            return Optional.of("Parameter most must be a number, status 429 or 503.");
        }
        rules.snapshotsAtOnce(Integer.parseInt(most), Integer.parseInt(status));
        return Optional.empty();
    }

    private static Optional<String> duration(Function<String, Optional<String>> parameter, Consumer<Duration> rule) {
        try {
            rule.accept(Duration.parse(parameter.apply("by").orElse("")));
            return Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.of("Parameter by must be a duration such as PT2S.");
        }
    }

    private static Reply streams(PictureStreams streams) {
        JsonObjectBuilder all = Json.createObjectBuilder();
        streams.counts()
                .forEach((camera, counts) -> all.add(
                        camera,
                        Json.createObjectBuilder().add("begun", counts[0]).add("open", counts[1])));
        return Reply.json(200, all.build());
    }
}
