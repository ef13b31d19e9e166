package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, sorting, details, locations, and five hundred cameras on order. */
class CameraListTest {
    private static EenSimulator simulator;
    private static Caller caller;
    private static String ada;

    @BeforeAll
    static void start() {
        simulator = EenSimulator.start(0);
        caller = new Caller(simulator);
        ada = caller.tokens("ada").getString("access_token");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    private static List<JsonObject> listed(String path) {
        HttpResponse<String> answer = caller.api(path, ada);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer).getJsonArray("results").getValuesAs(JsonObject.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name__contains=QUAY | 3",
                "name=main+gate | 1",
                "name__in=Main+gate,Workshop | 2",
                "id__in=100d4c41,100D4C42,ffffffff | 2",
                "id__notIn=100d4c41 | 13",
                "id__contains=4c4 | 14",
                "status__in=online | 9",
                "status__in=deviceOffline,off | 2",
                "status__ne=online | 5",
                "locationId__in=2428fda3-389f-48ce-b062-85875dd6b2e1 | 4",
                "locationId__in=2428fda3-389f-48ce-b062-85875dd6b2e4 | 0",
                "bridgeId__in=1002a5e1 | 14",
                "tags__any=indoor,outdoor | 14",
                "tags__contains=indoor,outdoor | 0",
                "q=landside | 4",
                "q=crane | 1",
                "name__contains=quay&status__in=off | 0"
            })
    void showsTheCamerasThatFit(String filter, int count) {
        assertEquals(count, listed("cameras?" + filter).size());
        assertEquals(14, json(caller.api("cameras?" + filter, ada)).getInt("totalSize"), "of all, whatever was asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status__in=offline",
                "status__ne=away",
                "bridgeId__in=x",
                "sort=",
                "sort=%2Bname,%2Bname",
                "sort=%2Bname,-name",
                "sort=%2BqRelevance",
                "sort=%2Bcolour",
                "sort=name"
            })
    void refusesWrongValues(String filter) {
        JsonObject error = json(caller.api("cameras?" + filter, ada));
        String name = filter.split("=")[0];
        assertEquals(400, error.getInt("code"));
        assertEquals("invalidArgument", error.getString("status"));
        List<JsonObject> details = error.getJsonArray("details").getValuesAs(JsonObject.class);
        assertEquals("wrongArgumentValue", details.get(0).getString("reason"));
        assertEquals(
                name,
                details.get(1)
                        .getJsonArray("argumentViolations")
                        .getJsonObject(0)
                        .getString("argumentName"));
    }

    @Test
    void sortsBySeveralMembers() {
        List<JsonObject> sorted = listed("cameras?sort=-locationSummary.name,%2Bname&include=locationSummary");
        assertEquals(
                "Terminal yard", sorted.get(0).getJsonObject("locationSummary").getString("name"));
        assertEquals("Cold store 1", sorted.get(0).getString("name"));
        assertEquals("Workshop", sorted.get(13).getString("name"));
        assertEquals(
                "Main gate",
                listed("cameras?q=quays&sort=%2BqRelevance,%2Bname").get(0).getString("name"));
    }

    @Test
    void describesACamera() {
        JsonObject camera = json(caller.api(
                "cameras/100d4c41?include=status,locationSummary,timeZone,tags,notes,deviceInfo,firmware,networkInfo",
                ada));
        assertEquals("Quays", camera.getJsonObject("locationSummary").getString("name"));
        assertEquals("Europe/Amsterdam", camera.getJsonObject("timeZone").getString("zone"));
        assertFalse(camera.getJsonObject("deviceInfo").getString("make").isEmpty());
        assertFalse(camera.getJsonObject("firmware").getString("currentVersion").isEmpty());
        assertTrue(
                camera.getJsonObject("networkInfo").getString("ipUsedByBridge").startsWith("10."));
        assertEquals(
                400,
                caller.api("cameras/100d4c41?include=adminCredentials", ada).statusCode());
    }

    @Test
    void knowsTheLocationsOfTheAccount() {
        assertEquals(
                List.of("Landside", "Quays", "Terminal yard"),
                listed("locations").stream().map(one -> one.getString("name")).toList());
        assertEquals("Quays", listed("locations?name__contains=quay").get(0).getString("name"));
        JsonObject quays = json(caller.api("locations/2428fda3-389f-48ce-b062-85875dd6b2e1?include=address", ada));
        assertEquals("Rotterdam", quays.getJsonObject("address").getString("city"));
        assertEquals(
                404,
                caller.api("locations/2428fda3-389f-48ce-b062-85875dd6b2e4", ada)
                        .statusCode());
        assertEquals(400, caller.api("locations?sort=name", ada).statusCode());
    }

    @Test
    void hasAsManyCamerasAsOrdered() {
        HttpResponse<String> order = caller.form("/_simulator/cameras", "count=500");
        assertEquals(204, order.statusCode());
        List<JsonObject> all = listed("cameras?pageSize=500&include=status,locationSummary");
        assertEquals(500, all.size());
        assertEquals(
                500, new HashSet<>(all.stream().map(one -> one.getString("id")).toList()).size());
        List<String> names = all.stream().map(one -> one.getString("name")).toList();
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(
                503,
                caller.api("media/liveImage.jpeg?type=preview&deviceId=100f0019", ada)
                        .statusCode());
        assertEquals(
                200,
                caller.api("media/liveImage.jpeg?type=preview&deviceId=100f0002", ada)
                        .statusCode());
        assertEquals(400, caller.form("/_simulator/cameras", "count=many").statusCode());
        simulator.faults().clear();
        assertEquals(14, listed("cameras?pageSize=500").size());
    }
}
