package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiEndpointTest {
    private static EenSimulator simulator;
    private static Caller caller;
    private static String ada;
    private static String linus;

    @BeforeAll
    static void start() {
        simulator = EenSimulator.start(0);
        caller = new Caller(simulator);
        ada = caller.tokens("ada").getString("access_token");
        linus = new Caller(simulator).tokens("linus").getString("access_token");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/self", "cameras", "clientSettings", "no/such/thing"})
    void wantsABearerBeforeAnythingElse(String path) {
        String expected = "{\"code\":401,\"status\":\"unauthenticated\",\"message\":\"The client caller does not have a"
                + " valid authentication credential\",\"details\":[{\"type\":\"errorInfo\",\"reason\":"
                + "\"unauthenticated\",\"domain\":\"apiv3\",\"metadata\":{\"path\":\"/api/v3.0/" + path + "\"}}]}";
        for (HttpResponse<String> answer : List.of(caller.get("/api/v3.0/" + path), caller.api(path, "wrong"))) {
            assertEquals(401, answer.statusCode());
            assertEquals(expected, answer.body());
        }
    }

    @Test
    void tellsWhoTheCallerIs() {
        JsonObject user = json(caller.api("users/self", ada));
        assertEquals("ca0f61ab", user.getString("id"));
        assertEquals("00001106", user.getString("accountId"));
        assertEquals("ada@example.com", user.getString("email"));
        assertEquals(JsonValue.NULL, user.get("employeeId"));
        assertFalse(user.containsKey("permissions"));
        String grace = new Caller(simulator).tokens("grace").getString("access_token");
        String withPermissions = "users/self?include=permissions,timeZone,status";
        assertTrue(json(caller.api(withPermissions, ada))
                .getJsonObject("permissions")
                .getBoolean("administrator"));
        JsonObject viewer = json(caller.api(withPermissions, grace));
        assertEquals("ca0f61ac", viewer.getString("id"));
        assertFalse(viewer.getJsonObject("permissions").getBoolean("administrator"));
        assertTrue(viewer.getJsonObject("permissions").getBoolean("viewLiveVideo"));
        assertEquals("Europe/Amsterdam", viewer.getJsonObject("timeZone").getString("timeZone"));
    }

    @Test
    void eachAccountHasItsOwnData() {
        assertEquals("Harbour Logistics", json(caller.api("accounts/self", ada)).getString("name"));
        assertEquals(
                "00002207",
                json(caller.api("accounts", linus))
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getString("id"));
        assertEquals(
                3, json(caller.api("cameras", linus)).getJsonArray("results").size());
        assertEquals(404, caller.api("cameras/100d4c41", linus).statusCode());
        assertEquals(200, caller.api("cameras/100d4c41", ada).statusCode());
        assertEquals(
                404,
                caller.api("media/liveImage.jpeg?type=preview&deviceId=100d4c41", linus)
                        .statusCode());
    }

    @Test
    void pagesThroughAllCamerasInOrder() {
        List<String> names = new ArrayList<>();
        String next = "";
        for (int pages = 1; !next.isEmpty() || pages == 1; pages++) {
            String token = next.isEmpty() ? "" : "&pageToken=" + FormParameters.percentEncoded(next);
            JsonObject page = json(caller.api("cameras?pageSize=5" + token, ada));
            page.getJsonArray("results")
                    .getValuesAs(JsonObject.class)
                    .forEach(camera -> names.add(camera.getString("name")));
            assertEquals(14, page.getInt("totalSize"));
            assertEquals(pages == 1, page.isNull("prevPageToken"));
            next = page.isNull("nextPageToken") ? "" : page.getString("nextPageToken");
        }
        assertEquals(14, names.size());
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(
                "Workshop",
                json(caller.api("cameras?sort=-name&pageSize=0", ada))
                        .getJsonArray("results")
                        .getJsonObject(0)
                        .getString("name"));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-3, 1", "5, 5", "9999, 14"})
    void clampsThePageSize(int asked, int given) {
        JsonObject page = json(caller.api("cameras?pageSize=" + asked, ada));
        assertEquals(given, page.getJsonArray("results").size());
    }

    @Test
    void includesTheStatusOnlyWhenAsked() {
        JsonObject bare = json(caller.api("cameras/100d4c49", ada));
        assertFalse(bare.containsKey("status"));
        assertEquals("2024-03-15T07:59:22.946+00:00", bare.getString("createTimestamp"));
        JsonObject full = json(caller.api("cameras/100d4c49?include=status", ada));
        assertEquals("deviceOffline", full.getJsonObject("status").getString("connectionStatus"));
    }

    @ParameterizedTest
    @CsvSource({
        "cameras?color=red, 400, Unexpected argument: color",
        "users/self?pageSize=1, 400, Unexpected argument: pageSize",
        "clientSettings?a=b, 400, Unexpected argument: a",
        "cameras?sort=name, 400, Wrong value for argument: sort",
        "cameras?sort=+name, 400, Wrong value for argument: sort",
        "cameras?include=everything, 400, Wrong value for argument: include",
        "cameras?pageSize=ten, 400, Wrong value for argument: pageSize",
        "cameras?pageToken=forged, 400, Wrong value for argument: pageToken",
        "media/liveImage.jpeg?deviceId=100d4c41&type=main, 400, Wrong value for argument: type",
        "media/liveImage.jpeg, 400, 'Missing required arguments: deviceId, type'",
        "cameras/ffffffff, 404, The requested resource was not found",
        "media/liveImage.jpeg?deviceId=ffffffff&type=preview, 404, The requested resource was not found",
        "layouts, 404, The requested endpoint was not found"
    })
    void refusesInTheOfficialShape(String path, int status, String message) {
        HttpResponse<String> answer = caller.api(path, ada);
        JsonObject error = json(answer);
        assertEquals(status, answer.statusCode());
        assertEquals(List.of("code", "status", "message", "details"), List.copyOf(error.keySet()));
        assertEquals(status, error.getInt("code"));
        assertEquals(message, error.getString("message"));
    }

    @Test
    void plusBeforeNameMustBeEncoded() {
        assertEquals(200, caller.api("cameras?sort=%2Bname", ada).statusCode());
    }

    @Test
    void takesGetOnly() {
        HttpResponse<String> answer = caller.form("/api/v3.0/cameras", "", "Authorization", "Bearer " + ada);
        assertEquals(405, answer.statusCode());
        assertEquals("methodNotSupported", json(answer).getString("status"));
    }

    @Test
    void clientSettingsNameTheBase() {
        JsonObject base = json(caller.api("clientSettings", ada)).getJsonObject("httpsBaseUrl");
        assertEquals("localhost", base.getString("hostname"));
        assertEquals(simulator.origin().getPort(), base.getInt("port"));
    }

    @Test
    void liveImageIsAPictureOfNow() throws IOException {
        String path = "/api/v3.0/media/liveImage.jpeg?deviceId=100d4c41&type=preview";
        HttpResponse<byte[]> answer = caller.bytes(path, "Authorization", "Bearer " + ada);
        assertEquals("image/jpeg", answer.headers().firstValue("Content-Type").orElse(null));
        OffsetDateTime.parse(answer.headers().firstValue("X-Een-Timestamp").orElseThrow());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertEquals(640, image.getWidth());
        assertEquals(360, image.getHeight());
    }

    @Test
    void liveImageDiffersByCameraAndMoment() {
        LiveImage image = new LiveImage();
        Instant moment = Instant.parse("2026-11-21T08:00:00Z");
        List<DemoData.Camera> cameras = DemoData.demo().cameras();
        long different = cameras.stream()
                .map(camera -> Arrays.hashCode(image.jpeg(camera, moment)))
                .distinct()
                .count();
        assertEquals(cameras.size(), different);
        assertArrayEquals(image.jpeg(cameras.get(0), moment), image.jpeg(cameras.get(0), moment));
        assertNotEquals(
                Arrays.hashCode(image.jpeg(cameras.get(0), moment)),
                Arrays.hashCode(image.jpeg(cameras.get(0), moment.plusSeconds(1))));
    }

    @Test
    void offlineCameraIsUnavailable() {
        HttpResponse<String> answer = caller.api("media/liveImage.jpeg?deviceId=100d4c49&type=preview", ada);
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("\"reason\":\"deviceUnavailable\""));
    }

    @Test
    void callsAreLoggedWithAHashOfTheBearer() {
        caller.api("cameras?pageSize=3", ada);
        List<PostLog.ApiCall> calls = simulator.posts().apiCalls();
        assertEquals(
                new PostLog.ApiCall("GET", "/api/v3.0/cameras?pageSize=3", 200, Secrets.sha256(ada)),
                calls.get(calls.size() - 1));
    }
}
