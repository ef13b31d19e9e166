package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.BASIC;
import static io.eenjakarta.simulator.Caller.basic;
import static io.eenjakarta.simulator.Caller.json;
import static io.eenjakarta.simulator.Caller.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measured table of the token end point: client authentication, form of the request, refresh. */
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

    private static void assertRefused(int status, String error, HttpResponse<String> answer) {
        assertEquals("{\"error\":\"" + error + "\"}", answer.body());
        assertEquals(status, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").isEmpty());
    }
}
