package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static io.eenjakarta.simulator.CameraManagerCaller.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refresh, logout and the other ends of a login at CameraManager. */
class CameraManagerGrantTest {
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
    void aRefreshKeepsTheRefreshTokenAndReplacesTheAccessToken() {
        JsonObject first = caller.tokens("mia");
        simulator.clock().advance(Duration.ofHours(3));
        JsonObject second = json(caller.refresh(refreshToken(first)));
        assertEquals(refreshToken(first), refreshToken(second));
        assertNotEquals(accessToken(first), accessToken(second));
        assertEquals(43199, second.getInt("expires_in"));
        assertEquals("write", second.getString("scope"));
        assertEquals(401, status(first));
        assertEquals(200, status(second));
    }

    @Test
    void theRefreshTokenWorksForEverAndAgain() {
        JsonObject tokens = caller.tokens("mia");
        simulator.clock().advance(Duration.ofDays(4000));
        assertEquals(401, status(tokens));
        String query = "grant_type=refresh_token&refresh_token=" + refreshToken(tokens);
        assertEquals(200, caller.tokenByQuery(query).statusCode());
        assertEquals(200, caller.refresh(refreshToken(tokens)).statusCode());
        assertEquals(
                Map.of(Secrets.sha256(refreshToken(tokens)), 2),
                simulator.posts().refreshPosts());
    }

    @Test
    void aDeadRefreshTokenIsEchoed() {
        String echo = "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token: dead:10003\"}";
        HttpResponse<String> answer = caller.refresh("dead:10003");
        assertEquals(400, answer.statusCode());
        assertEquals(echo, answer.body());
        simulator.rules().deadGrant(CameraManagerRules.DeadGrant.UNAUTHORIZED);
        answer = caller.refresh("dead:10003");
        assertEquals(401, answer.statusCode());
        assertEquals(echo, answer.body());
        assertEquals(401, caller.token(exchange("nocode")).statusCode());
        simulator.rules().deadGrant(CameraManagerRules.DeadGrant.BARE_UNAUTHORIZED);
        answer = caller.refresh("dead:10003");
        assertEquals(401, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void aRefreshTokenIsOfOneClientAndOneScope() {
        String code = caller.browser.code(
                CameraManagerCaller.AUTHORIZE + CameraManagerCaller.REDIRECT + "&scope=read", "mia");
        String token = refreshToken(json(caller.token(exchange(code))));
        String body = "grant_type=refresh_token&refresh_token=" + token;
        HttpResponse<String> other = caller.token(
                body, "Authorization", Caller.basic("other.cameramanager:its-secret"), "Accept", "application/json");
        assertEquals("invalid_grant", json(other).getString("error"));
        HttpResponse<String> wider = caller.token(body + "&scope=write");
        assertEquals(400, wider.statusCode());
        assertEquals("invalid_scope", json(wider).getString("error"));
        assertEquals("read", json(caller.token(body)).getString("scope"));
    }

    @Test
    void logoutEndsBothTokens() {
        JsonObject tokens = caller.tokens("mia");
        JsonObject others = new CameraManagerCaller(simulator).tokens("mia");
        HttpResponse<String> answer = caller.logOut(accessToken(tokens));
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(401, status(tokens));
        assertEquals(400, caller.refresh(refreshToken(tokens)).statusCode());
        assertEquals(200, status(others));
        HttpResponse<String> again = caller.logOut(accessToken(tokens));
        assertEquals(401, again.statusCode());
        assertEquals("Invalid access token: " + accessToken(tokens), json(again).getString("error_description"));
        List<TokenPost> logouts = simulator.posts().logouts();
        assertEquals(List.of(200, 401), logouts.stream().map(TokenPost::status).toList());
        assertEquals(Secrets.sha256(accessToken(tokens)), logouts.get(0).tokenHash());
        assertEquals(TokenPost.BasicAuth.NOT_BASIC, logouts.get(0).basic());
        assertEquals(TokenPost.Transport.NONE, logouts.get(0).transport());
        assertEquals("invalid_token", logouts.get(1).error());
    }

    @Test
    void logoutNeedsALivingAccessTokenAndNoOther() {
        JsonObject tokens = caller.tokens("mia");
        assertEquals(401, caller.logOut(refreshToken(tokens)).statusCode());
        simulator.clock().advance(Duration.ofSeconds(43199));
        assertEquals(401, caller.logOut(accessToken(tokens)).statusCode());
        JsonObject fresh = json(caller.refresh(refreshToken(tokens)));
        assertEquals(401, caller.logOut(accessToken(tokens)).statusCode());
        assertEquals(200, caller.logOut(accessToken(fresh)).statusCode());
        assertEquals(Set.of(), simulator.book().liveRefreshTokens());
    }

    @Test
    void aSecondLoginHasTokensOfItsOwnUnlessTheRuleSaysOtherwise() {
        JsonObject first = caller.tokens("mia");
        assertNotEquals(refreshToken(first), refreshToken(caller.tokens("mia")));
        simulator.book().killGrants();
        simulator.rules().sameTokensForSameUser(true);
        JsonObject one = caller.tokens("mia");
        simulator.clock().advance(Duration.ofSeconds(1000));
        JsonObject same = caller.tokens("mia");
        assertEquals(accessToken(one), accessToken(same));
        assertEquals(refreshToken(one), refreshToken(same));
        int left = same.getInt("expires_in");
        assertTrue(left <= 42199 && left > 42100, "what is left of it: " + left);
        assertNotEquals(refreshToken(one), refreshToken(new CameraManagerCaller(simulator).tokens("noor")));
    }

    @Test
    void loginsCanBeKilled() {
        JsonObject mia = caller.tokens("mia");
        JsonObject rui = new CameraManagerCaller(simulator).tokens("rui");
        simulator.book().killAccessTokens();
        assertEquals(401, status(mia));
        mia = json(caller.refresh(refreshToken(mia)));
        simulator.book().killGrantsOf("rui@example.com");
        assertEquals(400, caller.refresh(refreshToken(rui)).statusCode());
        assertEquals(Set.of(refreshToken(mia)), simulator.book().liveRefreshTokens());
        simulator.book().killGrants();
        assertEquals(401, status(mia));
        assertEquals(400, caller.refresh(refreshToken(mia)).statusCode());
    }

    @Test
    void remembersEverySecretAndLogsNone() {
        String code = caller.code("mia");
        JsonObject tokens = json(caller.token(exchange(code) + "&code_verifier=not-asked-for"));
        caller.refresh(refreshToken(tokens));
        Set<String> secrets = simulator.book().everyIssuedSecret();
        assertTrue(secrets.containsAll(Set.of(
                code,
                accessToken(tokens),
                refreshToken(tokens),
                "not-asked-for",
                CameraManagerSettings.DEMO_CLIENT_SECRET,
                CameraManagerSettings.DEMO_SECOND_SECRET)));
        assertTrue(simulator.posts().anyPkce());
        String log = simulator.posts().all().toString();
        secrets.forEach(secret -> assertFalse(log.contains(secret)));
    }

    @Test
    void tokensOfAnotherLife() {
        simulator.book().accessTokensLive(Duration.ofSeconds(60));
        JsonObject tokens = caller.tokens("mia");
        assertEquals(60, tokens.getInt("expires_in"));
        simulator.clock().advance(Duration.ofSeconds(59));
        assertEquals(200, status(tokens));
        simulator.clock().advance(Duration.ofSeconds(1));
        assertEquals(401, status(tokens));
    }

    private int status(JsonObject tokens) {
        return caller.api("v2.0/users/self", accessToken(tokens)).statusCode();
    }

    private static String accessToken(JsonObject tokens) {
        return tokens.getString("access_token");
    }

    private static String refreshToken(JsonObject tokens) {
        return tokens.getString("refresh_token");
    }
}
