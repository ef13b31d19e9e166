package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CameraManager's API, pictures apart. */
class RestEndpointTest {
    private static CameraManagerSimulator simulator;
    private static CameraManagerCaller caller;
    private static String mia;
    private static String rui;

    @BeforeAll
    static void start() {
        simulator = CameraManagerSimulator.start(0);
        caller = new CameraManagerCaller(simulator);
        mia = caller.tokens("mia").getString("access_token");
        rui = new CameraManagerCaller(simulator).tokens("rui").getString("access_token");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0", "v2.4"})
    void tellsWhoTheCallerIs(String version) {
        assertEquals(
                "{\"userId\":52301,\"accountId\":71001,\"email\":\"mia@example.com\",\"firstName\":\"Mia\","
                        + "\"lastName\":\"Visser\"}",
                caller.api(version + "/users/self", mia).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0", "v2.4"})
    void listsCamerasAsABareArray(String version) {
        JsonArray cameras = array(caller.api(version + "/cameras", mia));
        assertEquals(5, cameras.size());
        assertEquals(
                "{\"cameraId\":381001,\"name\":\"Shop floor\",\"accountId\":71001,\"zoneId\":710011,"
                        + "\"ethMac\":\"00:1c:b0:05:d0:49\"}",
                cameras.get(0).toString());
    }

    @Test
    void eachAccountHasItsOwnCameras() {
        assertEquals(3, array(caller.api("v2.4/cameras", rui)).size());
        assertEquals("Lobby", json(caller.api("v2.4/cameras/392001", rui)).getString("name"));
        HttpResponse<String> foreign = caller.api("v2.4/cameras/392001", mia);
        assertEquals(404, foreign.statusCode());
        JsonObject error = json(foreign);
        assertEquals(List.of("code", "title", "detail"), List.copyOf(error.keySet()));
        assertNotEquals(404, error.getInt("code"));
        assertEquals(404, caller.api("v2.4/cameras/392001/status", mia).statusCode());
    }

    @Test
    void oneCameraIsOffline() {
        assertEquals(
                "{\"cameraId\":381003,\"online\":false,\"connectionState\":\"disconnected\"}",
                caller.api("v2.4/cameras/381003/status", mia).body());
        JsonArray all = array(caller.api("v2.4/cameras/all/status", mia));
        assertEquals(
                List.of(true, true, false, true, true),
                all.getValuesAs(JsonObject.class).stream()
                        .map(status -> status.getBoolean("online"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2.1/users/self",
                "v2.2/cameras",
                "v2.0/cameras/381001",
                "v2.0/cameras/381001/status",
                "v2.0/cameras/all/status",
                "v2.2/cameras/381001/snapshot",
                "v3.0/cameras",
                "v2.4/cameras/shop",
                "v2.4/nothing"
            })
    void hasNothingInOtherVersions(String path) {
        HttpResponse<String> answer = caller.api(path, mia);
        assertEquals(404, answer.statusCode());
        assertTrue(json(answer).containsKey("code"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.0/users/self", "v2.4/cameras", "v2.4/cameras/381001/snapshot", "v9/nothing"})
    void wantsABearerBeforeAnythingElse(String path) {
        HttpResponse<String> dead = caller.api(path, "dead:10003");
        assertEquals(401, dead.statusCode());
        assertEquals(
                "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access token: dead:10003\"}",
                dead.body());
        HttpResponse<String> none = caller.browser.get("/rest/" + path);
        assertEquals(401, none.statusCode());
        assertEquals("unauthorized", json(none).getString("error"));
    }

    @Test
    void takesNoTokenInTheQueryAndLogsThatOneCame() {
        String path = "v2.0/users/self?access_token=" + mia;
        assertEquals(400, caller.browser.get("/rest/" + path).statusCode());
        assertEquals(400, caller.api(path, mia).statusCode());
        List<PostLog.ApiCall> calls = simulator.posts().apiCalls();
        PostLog.ApiCall last = calls.get(calls.size() - 2);
        assertEquals("/rest/v2.0/users/self?access_token=(not logged)", last.pathAndQuery());
        assertEquals(Secrets.sha256(mia), last.bearerHash());
        assertEquals(400, last.status());
        assertFalse(calls.toString().contains(mia));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertEquals(400, caller.api("v2.4/cameras?pageSize=5", mia).statusCode());
        HttpResponse<String> posted = caller.browser.form("/rest/v2.4/cameras", "", "Authorization", "Bearer " + mia);
        assertEquals(405, posted.statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|200",
                "application/*|200",
                "text/html, application/json;q=0.5|200",
                "APPLICATION/JSON; charset=utf-8|200",
                "text/html|406",
                "image/jpeg|406",
                "application/json;q=0.0, text/*|406"
            })
    void heedsTheAcceptHeader(String accept, int status) {
        assertEquals(
                status,
                caller.browser
                        .get("/rest/v2.4/cameras", "Authorization", "Bearer " + mia, "Accept", accept)
                        .statusCode());
    }

    @Test
    void saysWhatIsThere() {
        HttpResponse<String> answer = caller.browser.get("/rest/v2.4/cameras", "Authorization", "Bearer " + mia);
        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    private static JsonArray array(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readArray();
    }
}
