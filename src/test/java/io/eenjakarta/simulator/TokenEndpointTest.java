package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.BASIC;
import static io.eenjakarta.simulator.Caller.NORMAL;
import static io.eenjakarta.simulator.Caller.REDIRECT;
import static io.eenjakarta.simulator.Caller.basic;
import static io.eenjakarta.simulator.Caller.json;
import static io.eenjakarta.simulator.Caller.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measured table of the token end point, row by row. */
class TokenEndpointTest {
    private static final String ERROR_URI = "https://datatracker.ietf.org/doc/html/rfc6749#section-5.2";
    private static final String DEAD = "grant_type=refresh_token&refresh_token=dead";
    private static final String ID = SimulatorSettings.DEMO_CLIENT_ID;
    private static final String SECRET = SimulatorSettings.DEMO_CLIENT_SECRET;

    private EenSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(
                0,
                SimulatorSettings.demo()
                        .withOtherClient("other", "OtherSecret")
                        .withOtherClient("odd", "a%2Bb+c")
                        .withOtherClient("broken", "50%off"));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void exchangesCodeForMembersInTheMeasuredOrder() {
        HttpResponse<String> answer = caller.redeem(caller.code(NORMAL, "ada"));
        JsonObject tokens = json(answer);
        assertEquals(200, answer.statusCode());
        assertEquals(
                List.of("access_token", "refresh_token", "httpsBaseUrl", "scope", "token_type", "expires_in"),
                List.copyOf(tokens.keySet()));
        assertTrue(tokens.getString("refresh_token").matches("[A-Za-z0-9_-]{128}"));
        assertEquals("vms.all", tokens.getString("scope"));
        assertEquals("Bearer", tokens.getString("token_type"));
        assertEquals(43200, tokens.getInt("expires_in"));
        assertEquals("localhost", tokens.getJsonObject("httpsBaseUrl").getString("hostname"));
        assertEquals(
                simulator.origin().getPort(),
                tokens.getJsonObject("httpsBaseUrl").getInt("port"));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(null));
    }

    @Test
    void accessTokenIsSignedAndLooksLikeTheSample() throws GeneralSecurityException {
        String[] parts = caller.tokens("ada").getString("access_token").split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(simulator.book().issuer().publicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertTrue(payload.startsWith("{\"sub\":\"ca0f61ab\",\"aud\":\"vms.api\",\"iss\":\"vms.auth.v1\","));
        assertTrue(payload.contains("\"vms_account\":\"00001106\""));
    }

    @Test
    void refreshKillsBothOldTokensAndKeepsTheNewOnesWhenTheOldOneComesAgain() {
        JsonObject first = caller.tokens("ada");
        JsonObject second = json(caller.refresh(first.getString("refresh_token")));
        assertNotEquals(first.getString("access_token"), second.getString("access_token"));
        assertEquals(
                "{\"code\":401,\"status\":\"unauthenticated\",\"message\":\"The client caller does not have a valid"
                        + " authentication credential\",\"details\":[{\"type\":\"errorInfo\",\"reason\":"
                        + "\"unauthenticated\",\"domain\":\"apiv3\",\"metadata\":{\"path\":\"/api/v3.0/users/self\"}}]}",
                caller.api("users/self", first.getString("access_token")).body());
        assertRefused(400, "invalid_grant", caller.refresh(first.getString("refresh_token")));
        assertEquals(
                200, caller.api("users/self", second.getString("access_token")).statusCode());
        assertEquals(200, caller.refresh(second.getString("refresh_token")).statusCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    wrong secret                   | een-jakarta-demo:wrong   | 401 | invalid_client
                    unknown client                 | nobody:wrong             | 401 | invalid_client
                    second secret                  | een-jakarta-demo:DemoOnlySecretNotForAnyRealUse02 | 400 | invalid_grant
                    no colon                       | een-jakarta-demo         | 400 | invalid_request
                    percent and plus, raw          | odd:a%2Bb+c              | 401 | invalid_client
                    percent and plus, form-encoded | odd:a%252Bb%2Bc          | 400 | invalid_grant
                    not decodable                  | broken:50%off            | 400 | invalid_request
                    refresh by another client      | other:OtherSecret        | 400 | invalid_grant
                    """)
    void judgesBasicCredentials(String name, String pair, int status, String error) {
        assertRefused(
                status,
                error,
                caller.form("/oauth2/token", DEAD, "Authorization", basic(pair), "Accept", "application/json"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    not Base64      | Basic !!!                      | 400 | {"error":"invalid_request"}
                    no word Basic   | ZWVuLWpha2FydGEtZGVtbzpz       | 401 | ''
                    Bearer          | Bearer abc                     | 401 | ''
                    """)
    void judgesOddHeaders(String name, String header, int status, String body) {
        HttpResponse<String> answer =
                caller.form("/oauth2/token", DEAD, "Authorization", header, "Accept", "application/json");
        assertEquals(status, answer.statusCode());
        assertEquals(body, answer.body());
        assertEquals(
                header.startsWith("Bearer"),
                answer.headers().firstValue("WWW-Authenticate").isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    wrong secret in the form  | &client_id=een-jakarta-demo&client_secret=wrong | 401 | {"error":"invalid_client"}
                    only the id in the form   | &client_id=een-jakarta-demo                     | 401 | ''
                    right secret in the form  | &client_id=een-jakarta-demo&client_secret=DemoOnlySecretNotForAnyRealUse01 | 400 | {"error":"invalid_grant"}
                    odd secret in the form    | &client_id=odd&client_secret=a%252Bb%2Bc        | 400 | {"error":"invalid_grant"}
                    nobody                    | ''                                              | 401 | ''
                    """)
    void judgesFormCredentials(String name, String more, int status, String body) {
        HttpResponse<String> answer = caller.form("/oauth2/token", DEAD + more, "Accept", "application/json");
        assertEquals(status, answer.statusCode());
        assertEquals(body, answer.body());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isEmpty());
    }

    @Test
    void basicWinsOverFormCredentials() {
        assertRefused(400, "invalid_grant", caller.token(DEAD + "&client_id=" + ID + "&client_secret=" + SECRET));
    }

    @Test
    void sendsNonScriptsWithoutCredentialsAndEveryGetToTheLoginPage() {
        String login = simulator.origin() + "/login";
        assertEquals(login, location(caller.form("/oauth2/token", DEAD, "Accept", "*/*")));
        assertEquals(login, location(caller.get("/oauth2/token", "Authorization", BASIC)));
        assertEquals(200, caller.get("/login").statusCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    all in the query        | ?grant_type=refresh_token&refresh_token=x | ''                                        | unsupported_grant_type | grant_type
                    query and form          | ?grant_type=refresh_token&refresh_token=x | grant_type=refresh_token&refresh_token=x  | invalid_request        | grant_type
                    hidden by a value       | ?note=refresh_token                       | grant_type=refresh_token&refresh_token=x  | invalid_request        | refresh_token
                    JSON under form type    | ''                                        | {"grant_type":"refresh_token"}            | invalid_request        | grant_type
                    no grant_type           | ''                                        | refresh_token=x                           | invalid_request        | grant_type
                    password                | ''                                        | grant_type=password&username=a            | unsupported_grant_type | grant_type
                    no refresh_token        | ''                                        | grant_type=refresh_token                  | invalid_request        | refresh_token
                    refresh_token twice     | ''                                        | grant_type=refresh_token&refresh_token=x&refresh_token=x | invalid_request | refresh_token
                    no code                 | ''                                        | grant_type=authorization_code             | invalid_request        | code
                    """)
    void judgesTheFormOfTheRequest(String name, String query, String body, String error, String parameter) {
        HttpResponse<String> answer =
                caller.form("/oauth2/token" + query, body, "Authorization", BASIC, "Accept", "application/json");
        assertEquals(400, answer.statusCode());
        assertEquals(
                "{\"error_description\":\"OAuth 2.0 Parameter: " + parameter + "\",\"error\":\"" + error
                        + "\",\"error_uri\":\"" + ERROR_URI + "\"}",
                answer.body());
    }

    @Test
    void doesNotReadJson() {
        HttpResponse<String> answer = caller.send(caller.request("/oauth2/token", "Authorization", BASIC)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"grant_type\":\"refresh_token\",\"refresh_token\":\"x\"}"))
                .build());
        assertTrue(answer.body().contains("OAuth 2.0 Parameter: grant_type"), answer.body());
    }

    @Test
    void refusesGrantTypesAndScopesThatAreNotForThisClient() {
        assertRefused(400, "unauthorized_client", caller.token("grant_type=client_credentials"));
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        String body = "grant_type=refresh_token&refresh_token=" + refreshToken + "&scope=";
        assertRefused(400, "invalid_scope", caller.token(body + "other"));
        assertEquals(200, caller.token(body + "vms.all").statusCode());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    wrong redirect_uri        | &redirect_uri=http%3A%2F%2Flocalhost%3A3333
                    redirect_uri with a slash | &redirect_uri=http%3A%2F%2F127.0.0.1%3A3333%2F
                    no redirect_uri           | ''
                    verifier, no challenge    | &redirect_uri=http%3A%2F%2F127.0.0.1%3A3333&code_verifier=abc
                    """)
    void keepsTheCodeWhenTheRestIsWrong(String name, String rest) {
        String code = caller.code(NORMAL, "ada");
        assertRefused(400, "invalid_grant", caller.token("grant_type=authorization_code&code=" + code + rest));
        assertEquals(200, caller.redeem(code).statusCode());
    }

    @Test
    void refusesUnknownCodesAndCodesInTheQueryString() {
        assertRefused(400, "invalid_grant", caller.redeem("unknown"));
        HttpResponse<String> answer = caller.form(
                "/oauth2/token?code=" + caller.code(NORMAL, "ada"),
                "grant_type=authorization_code" + REDIRECT,
                "Authorization",
                BASIC);
        assertRefused(400, "invalid_grant", answer);
    }

    @Test
    void codeUsedTwiceKillsLaterRotationsToo() {
        String code = caller.code(NORMAL, "ada");
        JsonObject rotated = json(caller.refresh(json(caller.redeem(code)).getString("refresh_token")));
        assertRefused(400, "invalid_grant", caller.redeem(code));
        assertEquals(
                401, caller.api("users/self", rotated.getString("access_token")).statusCode());
        assertRefused(400, "invalid_grant", caller.refresh(rotated.getString("refresh_token")));
    }

    @Test
    void codeIsBurntByAnotherClientButNotByAWrongSecret() {
        String code = caller.code(NORMAL, "ada");
        String body = "grant_type=authorization_code&code=" + code + REDIRECT;
        assertRefused(401, "invalid_client", caller.form("/oauth2/token", body, "Authorization", basic(ID + ":no")));
        String other = basic("other:OtherSecret");
        assertRefused(400, "invalid_grant", caller.form("/oauth2/token", body, "Authorization", other));
        assertRefused(400, "invalid_grant", caller.redeem(code));
    }

    @Test
    void codeLivesFiveMinutes() {
        String inTime = caller.code(NORMAL, "ada");
        simulator.clock().advance(Duration.ofMinutes(5).minusSeconds(10));
        assertEquals(200, caller.redeem(inTime).statusCode());
        String late = caller.code(NORMAL, "ada");
        simulator.clock().advance(Duration.ofMinutes(5));
        assertRefused(400, "invalid_grant", caller.redeem(late));
    }

    @Test
    void wantsTheVerifierOfTheChallenge() {
        String verifier = Secrets.random(32);
        String pkce = "&code_challenge_method=S256&code_challenge=" + Secrets.challenge(verifier);
        String code = caller.code(NORMAL + pkce, "ada");
        String body = "grant_type=authorization_code&code=" + code + REDIRECT;
        assertRefused(400, "invalid_grant", caller.token(body + "&code_verifier=wrong"));
        assertRefused(400, "invalid_grant", caller.token(body));
        assertEquals(200, caller.token(body + "&code_verifier=" + verifier).statusCode());
        assertTrue(simulator.book().everyIssuedSecret().contains(verifier));
    }

    @Test
    void withoutScopeTheReplyHasNone() {
        JsonObject tokens = json(caller.redeem(caller.code(Caller.AUTHORIZE + REDIRECT, "ada")));
        assertFalse(tokens.containsKey("scope"));
    }

    private static void assertRefused(int status, String error, HttpResponse<String> answer) {
        assertEquals("{\"error\":\"" + error + "\"}", answer.body());
        assertEquals(status, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isEmpty());
    }
}
