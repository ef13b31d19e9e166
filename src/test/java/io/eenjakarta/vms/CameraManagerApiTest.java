package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ScriptedApi.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CameraManager's API in the words of version 3, asked by a real client under one of its grants. */
class CameraManagerApiTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, (byte) 0xff, (byte) 0xd9};

    private final Bench bench = new Bench();
    private final ApiAtHand api = bench.apiAtHand();
    private final Cameras cameras = new Cameras(api);
    private final LiveImages images = bench.liveImages();

    CameraManagerApiTest() {
        bench.renewal.provider = "cameramanager";
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void answers(String json) {
        bench.api.answers(request -> Answer.json(200, json));
    }

    private String asked(int number) {
        ScriptedApi.Asked asked = bench.api.asked().get(number);
        return asked.method() + " " + asked.uri();
    }

    @Test
    void makesStringsOfAUsersNumbers() {
        answers("{\"userId\":20311,\"accountId\":1106,\"email\":\"ada@example.org\",\"firstName\":\"Ada\","
                + "\"lastName\":\"L\",\"future\":[{}]}");
        User user = new CallerLookup(api).who(Bench.CALLER);
        assertEquals(new User("20311", "1106", "Ada", "L", "ada@example.org", null, null, null), user);
        assertEquals("GET /rest/v2.0/users/self", asked(0).replaceFirst("v2\\.[0-9]", "v2.0"));
        assertEquals(1, bench.api.asked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"userId\":1}", "{\"accountId\":1}", "{\"userId\":null,\"accountId\":null}"})
    void knowsNobodyWithoutUserAndAccount(String json) {
        answers(json);
        assertThrows(VmsException.Unavailable.class, () -> new CallerLookup(api).who(Bench.CALLER));
    }

    @Test
    void sortsABareArrayByNameAndMakesStringsOfItsNumbers() {
        answers("[{\"cameraId\":3,\"name\":\"Yard\",\"accountId\":1106,\"zoneId\":7,\"ethMac\":\"aa\",\"future\":1},"
                + "{\"cameraId\":9007199254740993,\"accountId\":1106},{\"name\":\"no id\"},"
                + "{\"cameraId\":12,\"name\":\"Door\",\"accountId\":1106}]");
        assertEquals(
                List.of(
                        new Camera("9007199254740993", "1106", null, null, null),
                        new Camera("12", "1106", "Door", null, null),
                        new Camera("3", "1106", "Yard", null, null)),
                cameras.all());
        assertEquals("GET /rest/v2.0/cameras", asked(0));
        assertEquals("application/json", bench.api.asked().get(0).header("Accept"));
    }

    @Test
    void hasNoCamerasWhereThereAreNone() {
        answers("[]");
        assertEquals(new CameraPage(List.of(), null, 0), cameras.page(50, null));
    }

    @Test
    void makesPagesOfItsOwn() {
        answers(IntStream.range(0, 120)
                .mapToObj(i -> "{\"cameraId\":" + i + ",\"name\":\"" + (1000 + i) + "\",\"accountId\":1}")
                .collect(Collectors.joining(",", "[", "]")));
        CameraPage first = cameras.page(50, null);
        CameraPage second = cameras.page(50, first.nextPageToken());
        CameraPage third = cameras.page(50, second.nextPageToken());
        assertEquals(List.of(50, 50, 20), List.of(size(first), size(second), size(third)));
        assertEquals("50", second.results().get(0).id());
        assertEquals("119", third.results().get(19).id());
        assertNull(third.nextPageToken());
        assertEquals(120, third.totalSize());
        assertEquals(List.of("GET /rest/v2.0/cameras"), List.of(asked(2)), "its token goes nowhere");
        CameraPage exact = cameras.page(60, "60");
        assertEquals(60, size(exact));
        assertNull(exact.nextPageToken());
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "999999, 0", "1, 1", "-1, 2", "x, 2", "1e1, 2", "1234567890, 2", "'', 2"})
    void takesAStrangePageTokenForNone(String token, int shown) {
        answers("[{\"cameraId\":1,\"name\":\"a\"},{\"cameraId\":2,\"name\":\"b\"}]");
        CameraPage page = cameras.page(50, token);
        assertEquals(shown, size(page));
        assertNull(page.nextPageToken());
    }

    @Test
    void readsOneCamera() {
        answers("{\"cameraId\":12,\"name\":\"Door\",\"accountId\":1106}");
        assertEquals(new Camera("12", "1106", "Door", null, null), cameras.get("12"));
        assertEquals("GET /rest/v2.4/cameras/12", asked(0));
    }

    @Test
    void readsAPictureAndShowsItAgainWithoutAsking() {
        bench.api.answers(request -> new Answer(200, Map.of("Content-Type", "image/jpeg"), JPEG));
        assertArrayEquals(JPEG, images.preview("12").jpeg());
        assertArrayEquals(JPEG, images.preview("12").jpeg());
        assertEquals(1, bench.api.asked().size());
        assertEquals("GET /rest/v2.0/cameras/12/snapshot?resolution=640x360&includeTimestamp=false", asked(0));
        images.preview("13");
        GrantScope.call(new GrantId("other"), () -> images.preview("12"));
        assertEquals(List.of("caller-1", "caller-1", "other-1"), bench.api.tokens());
    }

    @Test
    void showsNoEarlierPictureUnderAGrantThatIsDead() {
        bench.api.answers(request -> new Answer(200, Map.of("Content-Type", "image/jpeg"), JPEG));
        images.preview("12");
        bench.renewal.alive = false;
        assertEquals(
                "needsLogin",
                assertThrows(VmsException.Unauthorized.class, () -> images.preview("12"))
                        .reason());
        assertEquals(1, bench.api.asked().size());
    }

    @Test
    void asksAgainAfterAPictureThatWasNone() {
        answers("{}");
        assertThrows(VmsException.Unavailable.class, () -> images.preview("12"));
        bench.api.answers(request -> new Answer(200, Map.of("Content-Type", "image/jpeg"), JPEG));
        assertArrayEquals(JPEG, images.preview("12").jpeg());
    }

    @Test
    void healsAfterA401WithATokenOfTheSameProvider() {
        bench.api.accepts("caller-2", "[{\"cameraId\":1,\"name\":\"a\"}]");
        assertEquals(1, cameras.all().size());
        assertEquals(List.of("caller-1", "caller-2"), bench.api.tokens());
    }

    @Test
    void followsTheGrantAtHandFromOneProviderToTheOther() {
        bench.api.answers(request -> Answer.json(
                200, request.uri().startsWith("/rest/") ? "[]" : "{\"results\":[],\"nextPageToken\":null}"));
        cameras.all();
        bench.renewal.provider = "een";
        cameras.all();
        assertEquals("GET /rest/v2.0/cameras", asked(0));
        assertEquals("/api/v3.0/cameras", bench.api.asked().get(1).uri().split("\\?")[0]);
    }

    @Test
    void asksTheFirstProvidersApiWhenThereIsNoGrantSoThatItSaysWhy() {
        bench.caller.remove();
        VmsException.Unauthorized thrown = assertThrows(VmsException.Unauthorized.class, cameras::all);
        assertEquals("noGrant", thrown.reason());
        assertEquals(List.of(), bench.api.asked());
    }

    private static int size(CameraPage page) {
        return page.results().size();
    }
}
