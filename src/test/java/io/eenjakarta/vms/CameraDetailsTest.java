package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vms.ScriptedApi.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One camera with its details, the filter of a list, and the locations. */
class CameraDetailsTest {

    private static final String DETAILS = "status,locationSummary,timeZone,tags,notes,deviceInfo,firmware,networkInfo";

    private final Bench bench = new Bench();
    private final Cameras cameras = new Cameras(bench.apiAtHand());
    private final Locations locations = new Locations(bench.apiAtHand());

    @AfterEach
    void close() {
        bench.close();
    }

    private void answers(String json) {
        bench.api.answers(request -> Answer.json(200, json));
    }

    private String asked() {
        return bench.api.asked().get(0).uri().replace("%2C", ",");
    }

    @Test
    void readsACameraWithNothingTold() {
        answers(
                "{\"id\":\"100d4c41\",\"accountId\":\"00000123\",\"name\":\"Door\",\"bridgeId\":null,\"status\":null,"
                        + "\"tags\":null,\"deviceInfo\":null,\"timeZone\":null,\"createTimestamp\":null,\"future\":{\"a\":[1]}}");
        Camera camera = cameras.get("100d4c41");
        assertEquals("Door", camera.name());
        assertNull(camera.bridgeId());
        assertNull(camera.status());
        for (Optional<String> detail : List.of(
                camera.locationName(),
                camera.zone(),
                camera.make(),
                camera.model(),
                camera.firmwareVersion(),
                camera.ipAddress())) {
            assertEquals(Optional.empty(), detail);
        }
        assertEquals("/api/v3.0/cameras/100d4c41?include=" + DETAILS, asked());
    }

    @Test
    void readsAllDetails() {
        answers("{\"id\":\"1\",\"locationId\":\"l-1\",\"createTimestamp\":\"2024-03-15T09:59:22.946+02:00\","
                + "\"locationSummary\":{\"id\":\"l-1\",\"name\":\"Quays\",\"address\":{}},\"timeZone\":{\"zone\":\"Europe/Paris\"},"
                + "\"tags\":[\"a\"],\"notes\":\"n\",\"deviceInfo\":{\"make\":\"Axis\",\"model\":\"P1\",\"directToCloud\":false},"
                + "\"firmware\":{\"currentVersion\":\"1.2\"},\"networkInfo\":{\"globalIP\":null,\"ipUsedByBridge\":null,"
                + "\"adapters\":[{\"macAddress\":null,\"ipAddress\":null},{\"ipAddress\":\"10.0.0.7\"}]}}");
        Camera camera = cameras.get("1");
        assertEquals(Instant.parse("2024-03-15T07:59:22.946Z"), camera.createTimestamp());
        assertEquals("l-1", camera.locationId());
        assertEquals(List.of("a"), camera.tags());
        assertEquals("n", camera.notes());
        assertEquals(
                List.of("Quays", "Europe/Paris", "Axis", "P1", "1.2", "10.0.0.7"),
                List.of(
                        camera.locationName().orElseThrow(),
                        camera.zone().orElseThrow(),
                        camera.make().orElseThrow(),
                        camera.model().orElseThrow(),
                        camera.firmwareVersion().orElseThrow(),
                        camera.ipAddress().orElseThrow()));
    }

    @Test
    void readsATimeZoneThatIsJustAName() {
        answers("{\"id\":\"1\",\"timeZone\":\"Europe/Paris\",\"createTimestamp\":\"2024-03-15T07:59:22Z\"}");
        assertEquals(Optional.of("Europe/Paris"), cameras.get("1").zone());
        assertEquals(Instant.parse("2024-03-15T07:59:22Z"), cameras.get("1").createTimestamp());
    }

    @Test
    void asksForTheCamerasThatFit() {
        answers("{\"results\":[],\"nextPageToken\":null}");
        cameras.page(new CameraFilter(" a&b+c ", Set.of("online", "error"), "2428fda3-389f"), 20, "t=");
        assertEquals(
                Set.of(
                        "name__contains=a%26b%2Bc",
                        "status__in=error,online",
                        "locationId__in=2428fda3-389f",
                        "include=status",
                        "sort=%2Bname",
                        "pageSize=20",
                        "pageToken=t%3D"),
                Set.of(asked().replace("/api/v3.0/cameras?", "").split("&")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "../x", "a b", "\u00e9"})
    void asksForNothingThatNoCameraCanFit(String word) {
        assertEquals(
                List.of(),
                cameras.page(new CameraFilter("", Set.of(word), ""), 9, null).results());
        assertEquals(
                List.of(),
                cameras.page(new CameraFilter("", Set.of(), word), 9, null).results());
        assertEquals(
                List.of(),
                cameras.page(new CameraFilter("x".repeat(127), Set.of(), ""), 9, null)
                        .results());
        assertEquals(List.of(), bench.api.asked());
    }

    @Test
    void listsLocations() {
        answers("{\"results\":[{\"id\":\"l-1\",\"name\":\"Quays\",\"parentId\":null,\"isDefault\":false}]}");
        assertEquals(List.of(new Location("l-1", "Quays", null, false, null, null)), locations.all());
        assertEquals("/api/v3.0/locations?sort=%2Bname&pageSize=500", asked());
    }

    @Test
    void knowsAnEditionWithoutLocations() {
        String refused = "{\"code\":403,\"status\":\"permissionDenied\",\"message\":\"no\",\"details\":[{\"type\":"
                + "\"errorInfo\",\"reason\":\"%s\"}]}";
        bench.api.answers(request -> Answer.json(403, refused.formatted("wrongEdition")));
        assertEquals(List.of(), locations.all());
        bench.api.answers(request -> Answer.json(403, refused.formatted("invalidPermission")));
        assertThrows(VmsException.Forbidden.class, locations::all);
    }

    @Test
    void filtersCameraManagersListItself() {
        bench.renewal.provider = "cameramanager";
        answers("[{\"cameraId\":1,\"name\":\"Front DOOR\"},{\"cameraId\":2,\"name\":\"Yard\"},{\"cameraId\":3}]");
        assertEquals(List.of("1"), ids(new CameraFilter("door", Set.of(), "")));
        assertEquals(List.of(), ids(new CameraFilter("", Set.of("online"), "")));
        assertEquals(List.of("3", "1", "2"), ids(new CameraFilter("", Set.of("online", "unknown"), "")));
        assertEquals(List.of(), ids(new CameraFilter("", Set.of(), "l-1")));
        assertEquals(List.of(), locations.all());
    }

    private List<String> ids(CameraFilter filter) {
        CameraPage page = cameras.page(filter, 50, null);
        assertEquals(3, page.totalSize());
        return page.results().stream().map(Camera::id).toList();
    }
}
