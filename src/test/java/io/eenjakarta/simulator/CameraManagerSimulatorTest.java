package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static io.eenjakarta.simulator.CameraManagerCaller.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CameraManager's stand-in as a whole: its faults, its log, start and end. */
class CameraManagerSimulatorTest {
    private CameraManagerSimulator simulator;
    private CameraManagerCaller caller;

    @BeforeEach
    void start() {
        simulator = CameraManagerSimulator.start(0);
        caller = new CameraManagerCaller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = SocketFault.class,
            names = {"CLOSE", "RESET"})
    void dropsARequestThatIsNotCarriedOut(SocketFault fault) {
        String code = caller.code("mia");
        simulator.faults().next(EndPoint.TOKEN_CODE).socket(fault);
        assertThrows(UncheckedIOException.class, () -> caller.tokenByQuery(exchange(code)));
        TokenPost post = simulator.posts().all().get(0);
        assertEquals(0, post.status());
        assertTrue(post.lost());
        assertEquals(Secrets.sha256(code), post.codeHash());
        assertEquals(TokenPost.Transport.QUERY, post.transport());
        assertEquals(TokenPost.BasicAuth.RIGHT, post.basic());
        assertEquals(200, caller.tokenByQuery(exchange(code)).statusCode());
    }

    @ParameterizedTest
    @EnumSource(
            value = SocketFault.class,
            names = {"CLOSE_AFTER_COMMIT", "RESET_AFTER_COMMIT"})
    void dropsTheReplyToARequestThatWasCarriedOut(SocketFault fault) {
        JsonObject tokens = caller.tokens("mia");
        String token = tokens.getString("refresh_token");
        simulator.faults().next(EndPoint.TOKEN_REFRESH).socket(fault);
        assertThrows(UncheckedIOException.class, () -> caller.refresh(token));
        TokenPost post = simulator.posts().tokenPosts("refresh_token").get(0);
        assertEquals(200, post.status());
        assertTrue(post.lost());
        assertEquals(Secrets.sha256(token), post.issuedHash());
        assertEquals(401, status(tokens), "the access token was replaced");
        assertEquals(200, status(json(caller.refresh(token))), "the refresh token is as good as before");
    }

    @Test
    void dripsUntilTheClientGivesUp() {
        simulator.faults().next(EndPoint.TOKEN_OTHER).socket(SocketFault.DRIP_HEAD);
        simulator.faults().dripEvery(Duration.ofMillis(1));
        HttpResponse<String> answer = caller.token("grant_type=nonsense");
        assertEquals(503, answer.statusCode());
        assertTrue(simulator.awaitOpenFaultConnections(0, Duration.ofSeconds(5)));
        assertEquals(0, simulator.openFaultConnections());
    }

    @Test
    void spoilsTokenReplies() {
        JsonObject tokens = caller.tokens("mia");
        String token = tokens.getString("refresh_token");
        simulator.faults().next(EndPoint.TOKEN_REFRESH).malformedJson();
        HttpResponse<String> malformed = caller.refresh(token);
        assertThrows(JsonException.class, () -> json(malformed));
        assertTrue(simulator.posts().tokenPosts("refresh_token").get(0).lost());
        simulator.faults().next(EndPoint.TOKEN_REFRESH).without("refresh_token");
        assertFalse(json(caller.refresh(token)).containsKey("refresh_token"));
        simulator.faults().next(EndPoint.TOKEN_REFRESH).baseUrl("evil.example", 443);
        assertTrue(json(caller.refresh(token)).containsKey("httpsBaseUrl"));
        simulator.faults().next(EndPoint.TOKEN_REFRESH).html(502);
        assertEquals(502, caller.refresh(token).statusCode());
        simulator.faults().next(EndPoint.TOKEN_REFRESH).afterCommit().unavailable();
        assertEquals(503, caller.refresh(token).statusCode());
        assertEquals(200, caller.refresh(token).statusCode());
    }

    @Test
    void refusesAllApiCallsByOrderInTheApisOwnWords() {
        String access = caller.tokens("mia").getString("access_token");
        simulator.faults().all(EndPoint.API_ANY).unauthorized();
        for (String path : List.of("v2.0/users/self", "v2.4/cameras", "v2.4/cameras/381001/snapshot")) {
            HttpResponse<String> answer = caller.api(path, access);
            assertEquals(401, answer.statusCode());
            assertEquals("Invalid access token: " + access, json(answer).getString("error_description"));
        }
        simulator.faults().clear();
        simulator.faults().next(EndPoint.CAMERAS).unavailable();
        assertEquals(
                Set.of("code", "title", "detail"),
                json(caller.api("v2.4/cameras", access)).keySet());
        simulator.faults().next(EndPoint.REVOKE).unavailable();
        assertEquals(503, caller.logOut(access).statusCode());
        assertEquals(503, simulator.posts().logouts().get(0).status());
        assertEquals(200, caller.logOut(access).statusCode());
    }

    @Test
    void logsApiCalls() {
        String access = caller.tokens("mia").getString("access_token");
        caller.snapshot("381001", "?resolution=320x180&includeTimestamp=false", access);
        PostLog.ApiCall call = simulator.posts().apiCalls().get(0);
        assertEquals("GET", call.method());
        assertEquals(
                "/rest/v2.4/cameras/381001/snapshot?resolution=320x180&includeTimestamp=false", call.pathAndQuery());
        assertEquals(200, call.status());
        assertEquals(Secrets.sha256(access), call.bearerHash());
    }

    @Test
    void listensOnlyWhereItIsToldAndFreesThePort() {
        int port = simulator.origin().getPort();
        assertThrows(UncheckedIOException.class, () -> CameraManagerSimulator.start(port));
        assertEquals(404, caller.browser.get("/oauth2/authorize").statusCode());
        assertEquals(200, caller.browser.get("/").statusCode());
        simulator.close();
        simulator = CameraManagerSimulator.start(port);
        assertEquals(200, caller.browser.get("/").statusCode());
    }

    @Test
    void resetLeavesTheLoginsAlone() {
        JsonObject tokens = caller.tokens("mia");
        simulator.faults().all(EndPoint.API_ANY).forbidden();
        simulator.rules().echoState(false);
        simulator.clock().advance(Duration.ofDays(1));
        simulator.acceptSecrets("another", null);
        simulator.book().accessTokensLive(Duration.ofSeconds(1));
        simulator.reset();
        assertEquals(List.of(), simulator.posts().all());
        assertEquals(200, status(tokens));
        assertTrue(simulator.rules().echoesState());
        assertEquals(
                43199, json(caller.refresh(tokens.getString("refresh_token"))).getInt("expires_in"));
    }

    @Test
    void settingsAreObeyedAndPrintNoSecret() {
        CameraManagerSettings settings = CameraManagerSettings.demo()
                .withRedirectUris("https://portal.example.com/back?a=b")
                .withAccessTokenLife(Duration.ofMinutes(10))
                .withSecrets("one", null)
                .withData(DemoData.cameraManager().withUsers(1));
        assertFalse(settings.toString().contains("one"), settings.toString());
        try (CameraManagerSimulator other = CameraManagerSimulator.start(0, settings)) {
            Caller browser = new Caller(other.origin());
            String redirect = "&redirect_uri=https%3A%2F%2Fportal.example.com%2Fback%3Fa%3Db";
            String code = browser.code(CameraManagerCaller.AUTHORIZE + redirect + "&scope=read", "user-0001");
            String body = "/oauth/token?grant_type=authorization_code&code=" + code + redirect;
            HttpResponse<String> answer = browser.send(browser.request(
                            body,
                            "Authorization",
                            Caller.basic(CameraManagerSettings.DEMO_CLIENT_ID + ":one"),
                            "Accept",
                            "application/json")
                    .POST(BodyPublishers.noBody())
                    .build());
            assertEquals(600, json(answer).getInt("expires_in"));
        }
    }

    private int status(JsonObject tokens) {
        return caller.api("v2.0/users/self", tokens.getString("access_token")).statusCode();
    }
}
