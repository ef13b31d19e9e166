package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.NORMAL;
import static io.eenjakarta.simulator.Caller.basic;
import static io.eenjakarta.simulator.Caller.json;
import static io.eenjakarta.simulator.Caller.location;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The measured table of the revoke end point. */
class RevokeEndpointTest {
    private static final String NO_TOKEN =
            "{\"error_description\":\"OAuth 2.0 Token Revocation Parameter: token\",\"error\":\"invalid_request\","
                    + "\"error_uri\":\"https://datatracker.ietf.org/doc/html/rfc7009#section-2.1\"}";

    private EenSimulator simulator;
    private Caller caller;

    @BeforeEach
    void start() {
        simulator = EenSimulator.start(0, SimulatorSettings.demo().withOtherClient("other", "OtherSecret"));
        caller = new Caller(simulator);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void unknownTokenIsNoErrorForAClientWithTheRightSecret() {
        assertAnswer(200, "", caller.revoke("token=unknown"));
        String wrong = basic("een-jakarta-demo:wrong");
        HttpResponse<String> answer = caller.form("/oauth2/revoke", "token=unknown", "Authorization", wrong);
        assertAnswer(401, "{\"error\":\"invalid_client\"}", answer);
    }

    @Test
    void wantsTheTokenInTheForm() {
        assertAnswer(400, NO_TOKEN, caller.revoke("note=x"));
        HttpResponse<String> inQuery = caller.form("/oauth2/revoke?token=x", "", "Authorization", Caller.BASIC);
        assertAnswer(400, NO_TOKEN, inQuery);
    }

    @Test
    void wantsClientAuthentication() {
        assertAnswer(401, "", caller.form("/oauth2/revoke", "token=x", "Accept", "application/json"));
        HttpResponse<String> answer = caller.form("/oauth2/revoke", "token=x", "Accept", "*/*");
        assertEquals(simulator.origin() + "/login", location(answer));
    }

    @Test
    void refreshTokenTakesItsAccessTokenAlongButNotTheBrowserSession() {
        JsonObject tokens = caller.tokens("ada");
        String refreshToken = tokens.getString("refresh_token");
        assertAnswer(200, "", caller.revoke("token=" + refreshToken));
        assertEquals(
                401, caller.api("users/self", tokens.getString("access_token")).statusCode());
        assertAnswer(400, "{\"error\":\"invalid_grant\"}", caller.refresh(refreshToken));
        assertAnswer(200, "", caller.revoke("token=" + refreshToken));
        assertEquals(302, caller.get(NORMAL).statusCode());
    }

    @Test
    void accessTokenDiesAloneWhateverTheHintSays() {
        JsonObject tokens = caller.tokens("ada");
        String accessToken = tokens.getString("access_token");
        assertAnswer(200, "", caller.revoke("token=" + accessToken + "&token_type_hint=refresh_token"));
        assertEquals(401, caller.api("users/self", accessToken).statusCode());
        JsonObject next = json(caller.refresh(tokens.getString("refresh_token")));
        assertEquals(
                200, caller.api("users/self", next.getString("access_token")).statusCode());
    }

    @Test
    void anotherClientsTokenStaysAlive() {
        String refreshToken = caller.tokens("ada").getString("refresh_token");
        HttpResponse<String> answer =
                caller.form("/oauth2/revoke", "token=" + refreshToken, "Authorization", basic("other:OtherSecret"));
        assertAnswer(400, "{\"error\":\"invalid_client\"}", answer);
        assertEquals(200, caller.refresh(refreshToken).statusCode());
    }

    private static void assertAnswer(int status, String body, HttpResponse<String> answer) {
        assertEquals(body, answer.body());
        assertEquals(status, answer.statusCode());
    }
}
