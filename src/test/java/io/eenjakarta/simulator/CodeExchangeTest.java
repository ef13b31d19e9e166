package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.NORMAL;
import static io.eenjakarta.simulator.Caller.REDIRECT;
import static io.eenjakarta.simulator.Caller.basic;
import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
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

/** The measured table of the token end point: what becomes of a code, with and without PKCE. */
class CodeExchangeTest {
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
                Caller.BASIC);
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
        assertRefused(
                401,
                "invalid_client",
                caller.form("/oauth2/token", body, "Authorization", basic("een-jakarta-demo:no")));
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
