package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The orders that only CameraManager's control page takes, and what it shows. */
class CameraManagerControlTest {
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

    @Test
    void takesOrdersAtItsControlPage() {
        JsonObject tokens = caller.tokens("mia");
        assertEquals(204, order("kill-access-tokens"));
        assertEquals(401, status(tokens));
        assertEquals(204, order("rules/dead-grant?answer=bare-401"));
        assertEquals("", caller.refresh("dead").body());
        assertEquals(204, order("rules/wrong-client?error=invalid_client"));
        assertEquals("invalid_client", simulator.rules().wrongClient());
        assertEquals(204, order("rules/echo-state?on=false"));
        assertFalse(simulator.rules().echoesState());
        assertEquals(204, order("rules/same-tokens-for-same-user"));
        assertTrue(simulator.rules().sharesTokens());
        assertEquals(204, order("rules/snapshots?most=2&status=503"));
        assertEquals(2, simulator.rules().snapshotsAtOnce());
        assertEquals(503, simulator.rules().tooManyStatus());
        assertEquals(204, order("rules/snapshot-delay?by=PT0.3S"));
        assertEquals(Duration.ofMillis(300), simulator.rules().snapshotDelay());
        assertEquals(204, order("unavailable-camera?id=381001"));
        assertTrue(simulator.faults().makesUnavailable("381001"));
        assertEquals(204, order("faults/token-refresh/bare-unauthorized"));
        assertEquals(204, order("clear"));
        assertTrue(simulator.rules().echoesState());
        assertEquals(200, caller.refresh(tokens.getString("refresh_token")).statusCode());
        assertEquals(204, order("kill-grants-of?user=mia@example.com"));
        assertEquals(Set.of(), simulator.book().liveRefreshTokens());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules/dead-grant?answer=418",
                "rules/wrong-client",
                "rules/snapshots?most=many",
                "rules/snapshots?most=4&status=500",
                "rules/snapshot-delay?by=soon",
                "rules/permanent-tokens",
                "kill-grants-of"
            })
    void refusesOrdersThatItDoesNotUnderstand(String order) {
        assertEquals(400, order(order));
    }

    private int order(String what) {
        return caller.browser.form("/_simulator/" + what, "").statusCode();
    }

    @Test
    void showsItsControlPageAndItsLog() {
        JsonObject tokens = caller.tokens("mia");
        String query = "grant_type=refresh_token&refresh_token=" + tokens.getString("refresh_token");
        caller.tokenByQuery(query);
        caller.logOut(tokens.getString("access_token"));
        String page = caller.browser.get("/_simulator/").body();
        for (String text : List.of("rules/dead-grant", "rules/echo-state", "kill-grants-of", "token-refresh")) {
            assertTrue(page.contains(text), text);
        }
        assertFalse(page.contains("reuse-kills-family"), page);
        String log = caller.browser.get("/_simulator/posts").body();
        JsonObject posts = Json.createReader(new StringReader(log)).readObject();
        assertEquals(3, posts.getJsonArray("posts").size());
        assertEquals(
                "[\"grant_type\",\"refresh_token\"]",
                posts.getJsonArray("posts").getJsonObject(1).get("queryNames").toString());
        assertEquals("logout", posts.getJsonArray("posts").getJsonObject(2).getString("endPoint"));
        assertEquals(1, posts.getJsonObject("refreshPosts").getInt(Secrets.sha256(tokens.getString("refresh_token"))));
        simulator.book().everyIssuedSecret().forEach(secret -> assertFalse(log.contains(secret)));
    }

    private int status(JsonObject tokens) {
        return caller.api("v2.0/users/self", tokens.getString("access_token")).statusCode();
    }
}
