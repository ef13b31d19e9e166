package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to events and their streams. */
class EventSubscriptionsTest {
    private static final String GATE = "100d4c41";
    private static final String ORDER =
            "{\"deliveryConfig\":{\"type\":\"serverSentEvents.v1\"},\"filters\":[{\"actors\":"
                    + "[\"camera:100d4c41\"],\"types\":[{\"id\":\"een.motionDetectionEvent.v1\"}]}]}";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final EenSimulator simulator = EenSimulator.start(0);
    private final Caller caller = new Caller(simulator);
    private final String token = caller.tokens("ada").getString("access_token");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpResponse<String> post(String body) {
        return caller.send(caller.request("/api/v3.0/eventSubscriptions", "Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<InputStream> stream(JsonObject made, String bearer) throws IOException, InterruptedException {
        URI address = URI.create(made.getJsonObject("deliveryConfig").getString("sseUrl"));
        return http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
    }

    @Test
    void areMadeShownAndDeleted() {
        HttpResponse<String> answer = post(ORDER);
        assertEquals(201, answer.statusCode(), answer.body());
        JsonObject made = Caller.json(answer);
        assertEquals(900, made.getJsonObject("subscriptionConfig").getInt("timeToLiveSeconds"));
        String path = "eventSubscriptions/" + made.getString("id");
        assertEquals(made, Caller.json(caller.api(path, token)));
        HttpResponse<String> deleted =
                caller.send(caller.request("/api/v3.0/" + path, "Authorization", "Bearer " + token)
                        .DELETE()
                        .build());
        assertEquals(204, deleted.statusCode());
        assertEquals(404, caller.api(path, token).statusCode());
    }

    @Test
    void areMadeOfRightOrdersAlone() {
        for (String wrong : new String[] {
            "{}",
            "[]",
            "x",
            ORDER.replace("camera:", ""),
            ORDER.replace("actors", "cameras"),
            ORDER.replace("filters", "f"),
            ORDER.replace("}]}]}", "}]}],\"more\":1}")
        }) {
            assertEquals(400, post(wrong).statusCode(), wrong);
        }
        assertEquals(404, post(ORDER.replace("100d4c41", "00000000")).statusCode());
    }

    @Test
    void tellWhatHappensToOneClientWithALivingToken() throws Exception {
        JsonObject made = Caller.json(post(ORDER));
        assertEquals(401, stream(made, "x").statusCode());
        HttpResponse<InputStream> open = stream(made, token);
        assertEquals(
                "text/event-stream;charset=UTF-8",
                open.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(409, stream(made, token).statusCode());
        simulator.events().happen("e1", GATE);
        simulator.events().happen("other", "100d4c42");
        simulator.events().happen("e2", GATE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open.body(), StandardCharsets.UTF_8))) {
            assertEquals(List.of("id: e1", "id: e2"), ids(lines).limit(2).toList());
            simulator.book().killAccessTokens();
            assertEquals(List.of(), ids(lines).toList());
        }
        assertTrue(simulator.events().awaitOpen(0, LONG));
    }

    @Test
    void endWithoutAClient() throws Exception {
        JsonObject made = Caller.json(post(ORDER));
        simulator.clock().advance(Duration.ofSeconds(899));
        assertEquals(1, simulator.events().size());
        assertEquals(
                200,
                caller.api("eventSubscriptions/" + made.getString("id"), token).statusCode());
        simulator.clock().advance(Duration.ofSeconds(2));
        assertEquals(404, stream(made, token).statusCode());
    }

    @Test
    void leaveTheirEventsInTheList() {
        Instant now = simulator.clock().instant();
        simulator.events().happen("e1", GATE);
        String query = "events?actor=camera:" + GATE + "&type__in=een.motionDetectionEvent.v1&sort=%2BstartTimestamp"
                + "&startTimestamp__gte=" + encoded(now.minusMillis(1)) + "&startTimestamp__lte="
                + encoded(now.plusSeconds(30));
        String body = caller.api(query, token).body();
        assertTrue(body.contains("\"e1\""), body);
    }

    private static String encoded(Instant moment) {
        return ApiTimes.text(moment).replace("+", "%2B").replace(":", "%3A");
    }

    private static Stream<String> ids(BufferedReader lines) {
        return lines.lines().filter(line -> line.startsWith("id: "));
    }
}
