package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings, recorded images, feeds, the media session, bridges and events. */
class ApiMediaTest {
    private static final String CAMERA = "deviceId=100d4c41";
    private static final String VIDEO = "media?" + CAMERA + "&type=main&mediaType=video&startTimestamp__gte=";
    private static final String IMAGE = "media/recordedImage.jpeg?" + CAMERA + "&type=preview&";
    private static final String EVENTS =
            "events?actor=camera:100d4c41&type__in=een.motionDetectionEvent.v1&startTimestamp__gte=";

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

    private static String ago(int minutes) {
        return encoded(hour().minus(minutes, ChronoUnit.MINUTES));
    }

    private static Instant hour() {
        return Instant.now().truncatedTo(ChronoUnit.HOURS);
    }

    private static String encoded(Instant moment) {
        return FormParameters.percentEncoded(ApiTimes.text(moment));
    }

    private static List<JsonObject> listed(String path) {
        HttpResponse<String> answer = caller.api(path, ada);
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer).getJsonArray("results").getValuesAs(JsonObject.class);
    }

    @Test
    void listsWhatWasRecorded() {
        List<JsonObject> videos = listed(VIDEO + ago(180) + "&endTimestamp__lte=" + ago(0) + "&include=mp4Url");
        assertEquals(3, videos.size());
        OffsetDateTime from = OffsetDateTime.parse(videos.get(0).getString("startTimestamp"));
        assertEquals(from.plusMinutes(30), OffsetDateTime.parse(videos.get(0).getString("endTimestamp")));
        assertTrue(videos.get(0).getString("mp4Url").startsWith("https://media.c001.eagleeyenetworks.com/"));
        assertFalse(json(caller.api(VIDEO + ago(180), ada)).containsKey("totalSize"));
        assertEquals(
                1,
                listed("media?" + CAMERA + "&type=preview&mediaType=image&startTimestamp__gte=" + ago(180))
                        .size());
        assertEquals(
                List.of(), listed(VIDEO.replace("100d4c41", "100d4c49") + ago(60) + "&endTimestamp__lte=" + ago(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-15T07:59:22.946Z",
                "2024-03-15T07:59:22%2B00:00",
                "2024-03-15T07:59:22.946+00:00",
                "2024-03-15",
                "1710489562946",
                "2024-03-35T07:59:22.946%2B00:00"
            })
    void takesItsOwnTimestampsOnly(String timestamp) {
        for (String path : List.of(VIDEO, IMAGE + "timestamp__lte=", EVENTS)) {
            String until = path.equals(EVENTS) ? "&startTimestamp__lte=" + ago(0) : "";
            JsonObject error = json(caller.api(path + timestamp + until, ada));
            assertEquals(400, error.getInt("code"), path);
            assertTrue(
                    error.getString("message").startsWith("Could not parse value for parameter '"), error.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, 0, 0",
        "timestamp__lt, 0, -1",
        "timestamp__lte, 500, 0",
        "timestamp__gte, 0, 0",
        "timestamp__gte, 1, 1",
        "timestamp__gt, 0, 1"
    })
    void findsAnImageByItsTime(String name, int millis, int second) throws IOException {
        Instant asked = hour().minusSeconds(600);
        String path = "/api/v3.0/" + IMAGE + name + "=" + encoded(asked.plusMillis(millis));
        HttpResponse<byte[]> answer = caller.bytes(path, "Authorization", "Bearer " + ada);
        assertEquals(200, answer.statusCode());
        String taken = answer.headers().firstValue("X-Een-Timestamp").orElseThrow();
        assertEquals(ApiTimes.text(asked.plusSeconds(second)), taken);
        assertEquals(640, ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth());
        String next = answer.headers().firstValue("X-Een-NextToken").orElseThrow();
        HttpResponse<byte[]> beside = caller.bytes(
                "/api/v3.0/media/recordedImage.jpeg?pageToken=" + FormParameters.percentEncoded(next),
                "Authorization",
                "Bearer " + ada);
        assertEquals(
                ApiTimes.text(asked.plusSeconds(second + 1)),
                beside.headers().firstValue("X-Een-Timestamp").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp__lte=2024-03-15T07:59:22.946%2B00:00, 404",
        "timestamp__gte=2099-03-15T07:59:22.946%2B00:00, 404",
        "timestamp=2099-03-15T07:59:22.946%2B00:00, 404",
        "timestamp__lte=2099-03-15T07:59:22.946%2B00:00, 200",
        "timestamp__gte=2024-03-15T07:59:22.946%2B00:00, 200",
        "x=y, 400",
        "include=overlayEmbedded, 400"
    })
    void knowsNoImageOfAnotherTime(String when, int status) {
        assertEquals(status, caller.api(IMAGE + when, ada).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "media?deviceId=100d4c41, 400",
        "media/recordedImage.jpeg?pageToken=forged, 400",
        "media/recordedImage.jpeg?deviceId=100d4c41&type=side&timestamp__lte=2099-03-15T07:59:22.946%2B00:00, 400",
        "media/session?x=y, 400",
        "feeds?type=side, 400",
        "feeds?deviceId=ffffffff, 404",
        "bridges?sort=name, 400",
        "bridges?status__in=offline, 400",
        "bridges/ffffffff, 404",
        "eventTypes?x=y, 400",
        "events?actor=camera:100d4c41, 400",
        "events?actor=100d4c41&type__in=een.motionDetectionEvent.v1, 400"
    })
    void refusesWhatIsWrong(String path, int status) {
        JsonObject error = json(caller.api(path, ada));
        assertEquals(status, error.getInt("code"));
        assertEquals(2, error.getJsonArray("details").size());
    }

    @Test
    void namesFeedsWithTheAddressesThatWereAskedFor() {
        assertEquals(28, listed("feeds").size());
        JsonObject bare = listed("feeds?" + CAMERA + "&type=main").get(0);
        assertEquals("100d4c41-main", bare.getString("id"));
        assertEquals(4, bare.size());
        JsonObject full = listed("feeds?deviceId__in=100d4c41&type=preview&include=hlsUrl,multipartUrl,localRtspUrl")
                .get(0);
        assertEquals(JsonValue.NULL, full.get("hlsUrl"));
        assertTrue(full.getString("multipartUrl").contains("stream_session="));
        assertTrue(full.getString("localRtspUrl").matches("rtsp://.+:.+@.+"));
    }

    @Test
    void namesTheMediaSession() {
        assertEquals(
                simulator.origin() + "/media/session",
                json(caller.api("media/session", ada)).getString("url"));
    }

    @Test
    void listsBridges() {
        assertEquals(1, listed("bridges").size());
        assertEquals(
                "Bridge 1002a5e1",
                listed("bridges?name__contains=BRIDGE").get(0).getString("name"));
        JsonObject one = json(caller.api("bridges/1002a5e1?include=status,timeZone,deviceInfo,resourceCounts", ada));
        assertEquals(14, one.getJsonObject("resourceCounts").getInt("cameras"));
        assertEquals("Europe/Amsterdam", one.getJsonObject("timeZone").getString("zone"));
    }

    @Test
    void listsEvents() {
        assertEquals(3, listed("eventTypes").size());
        String period = ago(30) + "&startTimestamp__lte=" + ago(20);
        List<JsonObject> events = listed(EVENTS + period + "&include=data.een.fullFrameImageUrl.v1");
        assertEquals(11, events.size());
        assertEquals(1, events.get(0).getJsonArray("data").size());
        Instant latest = Instant.parse(events.get(0).getString("startTimestamp"));
        assertEquals(hour().minus(20, ChronoUnit.MINUTES), latest);
        assertEquals(
                hour().minus(30, ChronoUnit.MINUTES),
                Instant.parse(listed(EVENTS + period + "&sort=%2BstartTimestamp")
                        .get(0)
                        .getString("startTimestamp")));
        JsonObject error = json(caller.api(EVENTS + ago(30), ada));
        assertEquals("Missing required arguments: endTimestamp__lte", error.getString("message"));
    }
}
