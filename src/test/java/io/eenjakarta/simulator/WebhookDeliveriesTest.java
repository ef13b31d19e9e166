package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The webhooks of the simulated provider. */
class WebhookDeliveriesTest {

    private static final String CAMERA = "100d4c41";

    private final EenSimulator simulator = EenSimulator.start(0);
    private final Caller caller = new Caller(simulator);
    private final String token = caller.tokens("ada").getString("access_token");
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile String type = "text/plain";
    private volatile String around = "%s";
    private volatile int proofStatus = 200;
    private HttpServer hook;

    @BeforeEach
    void listen() throws IOException {
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/hook", this::serve);
        hook.start();
    }

    @AfterEach
    void stop() {
        hook.stop(0);
        simulator.close();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = new byte[0];
            int status = 200;
            if (exchange.getRequestMethod().equals("GET")) {
                String asked = exchange.getRequestURI().getQuery().replaceFirst("^token=", "");
                answer = around.formatted(asked).getBytes();
                status = proofStatus;
                exchange.getResponseHeaders().set("Content-Type", type);
            } else {
                signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst(WebhookSender.HEADER)));
                bodies.add(new String(exchange.getRequestBody().readAllBytes()));
                status = refusals.getAndDecrement() > 0 ? 503 : 200;
            }
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private HttpResponse<String> subscribe() {
        String order =
                """
                {"deliveryConfig":{"type":"webhook.v1","webhookUrl":"http://127.0.0.1:%d/hook",
                "technicalContactEmail":"ops@example.com","technicalContactName":"Ops"},
                "filters":[{"actors":["camera:%s"],"types":[{"id":"een.motionDetectionEvent.v1"}]}]}"""
                        .formatted(hook.getAddress().getPort(), CAMERA);
        return caller.send(caller.request(
                        "/api/v3.0/eventSubscriptions",
                        "Authorization",
                        "Bearer " + token,
                        "Content-Type",
                        "application/json")
                .POST(BodyPublishers.ofString(order))
                .build());
    }

    @Test
    void areMadeForAnAddressThatGivesTheProofAndShownWithoutTheirSecret() {
        HttpResponse<String> made = subscribe();
        assertEquals(201, made.statusCode(), made.body());
        JsonObject json = Caller.json(made);
        String id = json.getString("id");
        assertEquals(
                32,
                Base64.getDecoder().decode(json.getJsonObject("deliveryConfig").getString("secret")).length);
        assertFalse(caller.api("eventSubscriptions/" + id, token).body().contains("secret"));
        String others = new Caller(simulator).tokens("grace").getString("access_token");
        assertEquals(404, caller.api("eventSubscriptions/" + id, others).statusCode());
        simulator.webhooks().lose();
        assertEquals(404, caller.api("eventSubscriptions/" + id, token).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,%s,200",
        "text/plain,'%s ',200",
        "text/plain,x%s,200",
        "text/plain,%s,404",
        "text/plain,%s,302"
    })
    void areNotMadeForAnAddressThatAnswersAnythingElse(String contentType, String answer, int status) {
        type = contentType;
        around = answer;
        proofStatus = status;
        assertEquals(400, subscribe().statusCode());
        assertEquals(0, simulator.webhooks().size());
    }

    @Test
    void areDeliveredSignedUntilTheyAreTakenAndRepeatedOnOrder() throws Exception {
        JsonObject made = Caller.json(subscribe());
        byte[] secret =
                Base64.getDecoder().decode(made.getJsonObject("deliveryConfig").getString("secret"));
        JsonObject event = WebhookDeliveries.motion("e1", CAMERA, Instant.parse("2026-01-01T00:00:00Z"));
        refusals.set(1);
        assertEquals(200, simulator.webhooks().offer(event).get(0).join());
        assertEquals(List.of(event.toString(), event.toString()), bodies);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        String right =
                Base64.getEncoder().encodeToString(mac.doFinal(event.toString().getBytes()));
        assertEquals(List.of(right, right), signatures);
        assertEquals(200, simulator.webhooks().replay());
        assertEquals(right, signatures.get(2));
        simulator.webhooks().sign(WebhookSender.Rules.WRONG);
        simulator.webhooks().offer(event).get(0).join();
        assertFalse(signatures.get(3).equals(right));
        assertTrue(simulator
                .webhooks()
                .offer(WebhookDeliveries.motion("e2", "100d4c42", Instant.EPOCH))
                .isEmpty());
        simulator.webhooks().disable();
        assertTrue(simulator.webhooks().offer(event).isEmpty());
    }
}
