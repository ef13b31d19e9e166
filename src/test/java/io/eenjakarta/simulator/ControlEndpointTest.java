package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlEndpointTest {
    private EenSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0);
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private int order(String what) {
        return caller.form("/_simulator/" + what, "").statusCode();
    }

    @Test
    void movesTheClock() {
        assertEquals(204, order("clock/advance?by=P14D"));
        assertTrue(simulator.clock().instant().isAfter(Instant.now().plus(Duration.ofDays(13))));
        assertEquals(204, order("clock/reset"));
        assertFalse(simulator.clock().instant().isAfter(Instant.now().plus(Duration.ofDays(1))));
        assertEquals(204, caller.form("/_simulator/clock/advance", "by=PT12H").statusCode());
    }

    @Test
    void killsTokens() {
        JsonObject tokens = caller.tokens("ada");
        assertEquals(204, order("kill-access-tokens"));
        assertEquals(
                401, caller.api("users/self", tokens.getString("access_token")).statusCode());
        assertEquals(1, simulator.book().liveRefreshTokens().size());
        assertEquals(204, order("kill-grants"));
        assertEquals(0, simulator.book().liveRefreshTokens().size());
    }

    @ParameterizedTest
    @CsvSource({"html-502, 502", "unavailable, 503", "too-many-requests, 429", "bare-unauthorized, 401"})
    void armsFaultsByName(String fault, int status) {
        assertEquals(204, order("faults/token-refresh/" + fault + "?times=2"));
        assertEquals(status, caller.refresh("x").statusCode());
        assertEquals(status, caller.refresh("x").statusCode());
        assertEquals(400, caller.refresh("x").statusCode());
        order("faults/token-refresh/" + fault + "?times=all");
        assertEquals(status, caller.refresh("x").statusCode());
        assertEquals(204, order("clear"));
        assertEquals(400, caller.refresh("x").statusCode());
    }

    @Test
    void setsRules() {
        assertEquals(204, order("rules/permanent-tokens"));
        assertTrue(simulator.faults().rules().permanent());
        order("rules/permanent-tokens?on=false");
        order("rules/reuse-kills-family");
        order("rules/new-login-kills-older");
        assertEquals(new GrantRules(400, true, true, false), simulator.faults().rules());
        order("unavailable-camera?id=100d4c41");
        assertTrue(simulator.faults().makesUnavailable("100d4c41"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "clock/advance?by=soon",
                "client/secrets?second=x",
                "faults/nowhere/html-500",
                "faults/token-any/nothing",
                "faults/token-any/html-500?times=-1"
            })
    void refusesOrdersItDoesNotKnow(String what) {
        assertEquals(400, order(what));
    }

    @Test
    void showsPostsWithoutSecrets() {
        JsonObject tokens = caller.tokens("ada");
        caller.refresh(tokens.getString("refresh_token"));
        HttpResponse<String> answer = caller.get("/_simulator/posts");
        JsonObject post = json(answer).getJsonArray("posts").getJsonObject(1);
        assertEquals("refresh_token", post.getString("grantType"));
        assertEquals(200, post.getInt("status"));
        assertEquals(Secrets.sha256(tokens.getString("refresh_token")), post.getString("refreshTokenHash"));
        simulator
                .book()
                .everyIssuedSecret()
                .forEach(secret -> assertFalse(answer.body().contains(secret)));
    }

    @Test
    void showsWhichRefreshTokenAnAnswerBroughtAndWhetherItWasLost() {
        String first = caller.tokens("ada").getString("refresh_token");
        order("faults/token-refresh/malformed-json");
        caller.refresh(first);
        caller.refresh(first);
        JsonArray posts = json(caller.get("/_simulator/posts")).getJsonArray("posts");
        assertEquals(Secrets.sha256(first), posts.getJsonObject(0).getString("issuedHash"));
        assertFalse(posts.getJsonObject(0).getBoolean("lost"));
        String issued = simulator.book().liveRefreshTokens().iterator().next();
        assertEquals(Secrets.sha256(issued), posts.getJsonObject(1).getString("issuedHash"));
        assertTrue(posts.getJsonObject(1).getBoolean("lost"));
        assertFalse(posts.getJsonObject(2).containsKey("issuedHash"));
        assertFalse(posts.getJsonObject(2).getBoolean("lost"));
    }

    @Test
    void changesTheSecretsOfTheClient() {
        assertEquals(204, order("client/secrets?first=New1&second=" + SimulatorSettings.DEMO_CLIENT_SECRET));
        assertEquals(200, caller.revoke("token=x").statusCode());
        assertEquals(
                204, caller.form("/_simulator/client/secrets", "first=New2").statusCode());
        assertEquals(401, caller.revoke("token=x").statusCode());
        assertTrue(simulator.book().everyIssuedSecret().containsAll(Set.of("New1", "New2")));
    }

    @Test
    void documentsItselfAndReturnsBrowsersToThePage() {
        HttpResponse<String> page = caller.get("/_simulator/");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("token-refresh") && page.body().contains("reset-after-commit"));
        HttpResponse<String> answer = caller.form("/_simulator/clear", "", "Accept", "text/html");
        assertEquals("/_simulator/", Caller.location(answer));
        assertEquals(303, answer.statusCode());
    }

    @Test
    void changesByPostOnlyAndNotFromAnotherOrigin() {
        assertEquals(405, caller.get("/_simulator/kill-grants").statusCode());
        String own = simulator.origin().toString();
        assertEquals(204, caller.form("/_simulator/clear", "", "Origin", own).statusCode());
        for (String origin : new String[] {"http://evil.example", "null"}) {
            assertEquals(
                    403, caller.form("/_simulator/clear", "", "Origin", origin).statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 200",
        "localhost:3334, 200",
        "127.0.0.1:3334, 200",
        "evil.example, 403",
        "localhost.evil.example, 403",
        "evil.example:3334, 403"
    })
    void wantsALocalHostName(String host, int status) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), simulator.origin().getPort())) {
            String request = "GET /_simulator/ HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            HttpMessage answer =
                    HttpMessage.read(socket.getInputStream(), () -> {}).orElseThrow();
            assertTrue(answer.firstLine().startsWith("HTTP/1.1 " + status), answer.firstLine());
        }
    }
}
