package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static io.eenjakarta.simulator.CameraManagerCaller.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes and clients at CameraManager's token end point. */
class CameraManagerCodeTest {
    private static final String TOKEN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:\\d+";
    private static final String BY_PARAMETERS = "&client_id=" + CameraManagerSettings.DEMO_CLIENT_ID + "&client_secret="
            + CameraManagerSettings.DEMO_CLIENT_SECRET;

    private CameraManagerSimulator simulator;
    private CameraManagerCaller caller;

    @BeforeEach
    void start() {
        simulator = CameraManagerSimulator.start(
                0, CameraManagerSettings.demo().withOtherClient("other.cameramanager", "its-secret"));
        caller = new CameraManagerCaller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void takesAFormAndAnswersAsDocumented() {
        HttpResponse<String> answer = caller.token(exchange(caller.code("mia")));
        assertEquals(200, answer.statusCode());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        checkTokens(json(answer));
        assertEquals(TokenPost.Transport.FORM, simulator.posts().all().get(0).transport());
    }

    @Test
    void takesTheQueryOfAPostWithoutABody() {
        String code = caller.code("mia");
        checkTokens(json(caller.tokenByQuery(exchange(code) + "&scope=read")));
        TokenPost post = simulator.posts().all().get(0);
        assertEquals(TokenPost.Transport.QUERY, post.transport());
        assertEquals(List.of("grant_type", "code", "redirect_uri", "scope"), post.queryNames());
        assertEquals("authorization_code", post.grantType());
        assertEquals(Secrets.sha256(code), post.codeHash());
        assertEquals(TokenPost.BasicAuth.RIGHT, post.basic());
    }

    @Test
    void takesSomeHereAndSomeThere() {
        String code = caller.code("mia");
        checkTokens(json(caller.browser.form(
                "/oauth/token?grant_type=authorization_code",
                "code=" + code + CameraManagerCaller.REDIRECT,
                CameraManagerCaller.known())));
        assertEquals(TokenPost.Transport.BOTH, simulator.posts().all().get(0).transport());
    }

    private static void checkTokens(JsonObject tokens) {
        assertEquals(
                List.of("access_token", "token_type", "refresh_token", "expires_in", "scope"),
                List.copyOf(tokens.keySet()));
        assertTrue(tokens.getString("access_token").matches(TOKEN), tokens::toString);
        assertTrue(tokens.getString("refresh_token").matches(TOKEN), tokens::toString);
        assertFalse(tokens.getString("access_token").equals(tokens.getString("refresh_token")));
        assertEquals("bearer", tokens.getString("token_type"));
        assertEquals(43199, tokens.getInt("expires_in"));
        assertEquals("write", tokens.getString("scope"));
    }

    @ParameterizedTest
    @CsvSource({"code=x, code=x", "'', grant_type=refresh_token&grant_type=refresh_token", "scope=a, scope=b"})
    void refusesWhatComesTwice(String query, String more) {
        String code = caller.code("mia");
        HttpResponse<String> answer =
                caller.browser.form("/oauth/token?" + query, exchange(code) + "&" + more, CameraManagerCaller.known());
        assertEquals(400, answer.statusCode());
        assertEquals("invalid_request", json(answer).getString("error"));
        assertEquals(200, caller.token(exchange(code)).statusCode(), "the code is still good");
    }

    @Test
    void codesServeOnceAndAreEchoed() {
        String code = caller.code("mia");
        JsonObject tokens = json(caller.token(exchange(code)));
        HttpResponse<String> again = caller.token(exchange(code));
        assertEquals(400, again.statusCode());
        assertEquals(
                "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid authorization code: " + code + "\"}",
                again.body());
        assertEquals(
                200,
                caller.api("v2.0/users/self", tokens.getString("access_token")).statusCode());
    }

    @Test
    void codesLiveFiveMinutes() {
        String first = caller.code("mia");
        simulator.clock().advance(Duration.ofMinutes(4));
        assertEquals(200, caller.token(exchange(first)).statusCode());
        String second = caller.code("mia");
        simulator.clock().advance(Duration.ofMinutes(5));
        assertEquals(400, caller.token(exchange(second)).statusCode());
    }

    @Test
    void codesAreBoundToTheRedirectUri() {
        String code = caller.code("mia");
        String elsewhere = "grant_type=authorization_code&code=" + code + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333";
        assertEquals(
                "{\"error\":\"invalid_grant\",\"error_description\":\"Redirect URI mismatch.\"}",
                caller.token(elsewhere).body());
        assertEquals(400, caller.token(exchange(code)).statusCode(), "used up by the attempt");
        String without = "grant_type=authorization_code&code=" + caller.code("mia");
        assertEquals(400, caller.token(without).statusCode());
    }

    @Test
    void codesAreBoundToTheClient() {
        String code = caller.code("mia");
        HttpResponse<String> stolen = caller.token(
                exchange(code),
                "Authorization",
                Caller.basic("other.cameramanager:its-secret"),
                "Accept",
                "application/json");
        assertEquals(401, stolen.statusCode());
        assertEquals("invalid_client", json(stolen).getString("error"));
        assertEquals(400, caller.token(exchange(code)).statusCode(), "used up by the attempt");
    }

    @Test
    void clientsMayComeAsParameters() {
        String[] noBasic = {"Accept", "application/json"};
        HttpResponse<String> answer = caller.token(exchange(caller.code("mia")) + BY_PARAMETERS, noBasic);
        checkTokens(json(answer));
        TokenPost post = simulator.posts().all().get(0);
        assertEquals(TokenPost.BasicAuth.ABSENT, post.basic());
        assertTrue(post.parameterNames().contains("client_secret"));
        assertFalse(post.toString().contains(CameraManagerSettings.DEMO_CLIENT_SECRET));
        HttpResponse<String> both = caller.token(
                exchange("x") + BY_PARAMETERS,
                "Authorization",
                Caller.basic("other.cameramanager:its-secret"),
                "Accept",
                "application/json");
        assertEquals("invalid_client", json(both).getString("error"));
    }

    @ParameterizedTest
    @CsvSource({"unauthorized", "invalid_client"})
    void wrongClientsAreRefusedByRule(String error) {
        simulator.rules().wrongClient(error);
        String code = caller.code("mia");
        for (String authorization : List.of(
                Caller.basic(CameraManagerSettings.DEMO_CLIENT_ID + ":wrong"), Caller.basic("nobody:x"), "Basic !!!")) {
            HttpResponse<String> answer =
                    caller.token(exchange(code), "Authorization", authorization, "Accept", "application/json");
            assertEquals(401, answer.statusCode());
            assertEquals("{\"error\":\"" + error + "\",\"error_description\":\"Bad credentials\"}", answer.body());
        }
        assertEquals(
                List.of(TokenPost.BasicAuth.WRONG, TokenPost.BasicAuth.WRONG, TokenPost.BasicAuth.MALFORMED),
                simulator.posts().all().stream().map(TokenPost::basic).toList());
        HttpResponse<String> nobody = caller.token(exchange(code), "Accept", "application/json");
        assertEquals(401, nobody.statusCode());
        assertEquals(200, caller.token(exchange(code)).statusCode(), "the code is still good");
    }

    @Test
    void secretsRotate() {
        simulator.acceptSecrets("a%2Bnew:one", CameraManagerSettings.DEMO_CLIENT_SECRET);
        String raw = Caller.basic(CameraManagerSettings.DEMO_CLIENT_ID + ":a%2Bnew:one");
        String[] headers = {"Authorization", raw, "Accept", "application/json"};
        assertEquals(200, caller.token(exchange(caller.code("mia")), headers).statusCode());
        simulator.acceptSecrets("another", null);
        assertEquals(401, caller.token(exchange(caller.code("mia"))).statusCode());
        simulator.reset();
        assertEquals(200, caller.token(exchange(caller.code("mia"))).statusCode());
        assertTrue(simulator.book().everyIssuedSecret().contains("a%2Bnew:one"));
    }

    @ParameterizedTest
    @CsvSource({
        "scope=write, 400, invalid_request",
        "grant_type=authorization_code, 400, invalid_request",
        "grant_type=refresh_token, 400, invalid_request",
        "grant_type=password, 401, invalid_client",
        "grant_type=client_credentials, 401, invalid_client",
        "grant_type=nonsense, 400, unsupported_grant_type"
    })
    void refusesOtherRequests(String parameters, int status, String error) {
        HttpResponse<String> answer = caller.token(parameters);
        assertEquals(status, answer.statusCode());
        assertEquals(error, json(answer).getString("error"));
    }

    @Test
    void wantsPostAndAnAcceptHeader() {
        assertEquals(405, caller.browser.get("/oauth/token").statusCode());
        assertEquals(List.of(), simulator.posts().all());
        String code = caller.code("mia");
        String[] none = {"Authorization", CameraManagerCaller.BASIC};
        String[] other = {"Authorization", CameraManagerCaller.BASIC, "Accept", "text/html, application/json;q=0"};
        assertEquals(406, caller.token(exchange(code), none).statusCode());
        assertEquals(406, caller.token(exchange(code), other).statusCode());
        assertEquals(200, caller.token(exchange(code)).statusCode());
    }
}
