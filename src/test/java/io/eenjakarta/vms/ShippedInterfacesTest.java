package io.eenjakarta.vms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vms.ScriptedApi.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped interfaces ask, byte for byte, and what they read; by the real client of both servers. */
class ShippedInterfacesTest {

    private static final Instant FROM = Instant.parse("2024-03-15T07:59:22.946Z");
    private static final Instant UNTIL = Instant.parse("2024-03-15T08:00:00Z");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    private <T> T answering(Class<T> api, String json) {
        bench.api.answers(request -> Answer.json(200, json));
        return bench.client(api);
    }

    private void assertAsked(String path, String... query) {
        String[] asked =
                bench.api.asked().get(bench.api.asked().size() - 1).uri().split("\\?");
        assertEquals("/api/v3.0/" + path, asked[0]);
        assertEquals(
                Set.of(query),
                asked.length == 1
                        ? Set.of()
                        : Set.of(
                                asked[1].replace("%2C", ",").replace("%3A", ":").split("&")));
    }

    private static String page(String item) {
        return "{\"results\":[" + item + "],\"nextPageToken\":\"a=\",\"prevPageToken\":null,\"totalSize\":null}";
    }

    @Test
    void asksForRecordingsWithTimestampsInThePlatformsOwnForm() {
        RecordingsApi api = answering(
                RecordingsApi.class,
                page("{\"type\":\"main\",\"deviceId\":\"100d4c41\",\"mediaType\":\"video\",\"startTimestamp\":"
                        + "\"2024-03-15T08:59:22.946+01:00\",\"endTimestamp\":\"2024-03-15T08:00:00Z\",\"mp4Url\":"
                        + "\"https://media.c001.eagleeyenetworks.com/s3cret\",\"flvUrl\":null,\"later\":{}}"));
        RecordingPage page = api.list("100d4c41", "main", "video", FROM, UNTIL, false, "mp4Url", 7, "b=");
        assertAsked(
                "media",
                "deviceId=100d4c41",
                "type=main",
                "mediaType=video",
                "startTimestamp__gte=2024-03-15T07:59:22.946%2B00:00",
                "endTimestamp__lte=2024-03-15T08:00:00.000%2B00:00",
                "coalesce=false",
                "include=mp4Url",
                "pageSize=7",
                "pageToken=b%3D");
        Recording recording = page.results().get(0);
        assertEquals(FROM, recording.startTimestamp());
        assertEquals(UNTIL, recording.endTimestamp());
        assertTrue(recording.mp4Url().endsWith("/s3cret"));
        assertFalse(page.toString().contains("s3cret"), page.toString());
        assertEquals("a=", page.nextPageToken());
        api.list("100d4c41", "preview", "image", FROM, null, null, null, null, null);
        assertAsked(
                "media",
                "deviceId=100d4c41",
                "type=preview",
                "mediaType=image",
                "startTimestamp__gte=2024-03-15T07:59:22.946%2B00:00");
    }

    @ParameterizedTest
    @CsvSource({"timestamp", "timestamp__lt", "timestamp__lte", "timestamp__gte", "timestamp__gt"})
    void asksForARecordedImage(String name) {
        MediaApi api = bench.client(MediaApi.class);
        ImageQuery query = ImageQuery.preview("100d4c41");
        switch (name) {
            case "timestamp" -> query.at(UNTIL);
            case "timestamp__lt" -> query.before(UNTIL);
            case "timestamp__lte" -> query.atOrBefore(UNTIL);
            case "timestamp__gte" -> query.atOrAfter(UNTIL);
            default -> query.after(UNTIL);
        }
        api.recordedImage(query).close();
        assertAsked(
                "media/recordedImage.jpeg",
                "deviceId=100d4c41",
                "type=preview",
                name + "=2024-03-15T08:00:00.000%2B00:00");
    }

    @Test
    void asksForTheImageBeside() {
        MediaApi api = bench.client(MediaApi.class);
        api.recordedImage(ImageQuery.beside("x+/=")).close();
        assertAsked("media/recordedImage.jpeg", "pageToken=x%2B%2F%3D");
        api.recordedImage(ImageQuery.main("1").at(FROM)).close();
        assertAsked("media/recordedImage.jpeg", "deviceId=1", "type=main", "timestamp=2024-03-15T07:59:22.946%2B00:00");
    }

    @Test
    void asksForEvents() {
        EventsApi api = answering(
                EventsApi.class,
                page(
                        "{\"id\":\"e\",\"startTimestamp\":\"2022-12-21T07:34:23.032Z\",\"endTimestamp\":null,\"span\":true,"
                                + "\"actorId\":\"100d4c41\",\"actorType\":\"camera\",\"type\":\"een.lprPlateReadEvent.v1\",\"dataSchemas\":"
                                + "[\"een.lprDetection.v1\"],\"data\":[{\"type\":\"een.lprDetection.v1\",\"plate\":\"ABC1234\"}]}"));
        EventPage page = api.list(
                "camera:100d4c41", "a.v1,b.v1", FROM, UNTIL, "data.een.lprDetection.v1", "+startTimestamp", 5, null);
        assertAsked(
                "events",
                "actor=camera:100d4c41",
                "type__in=a.v1,b.v1",
                "startTimestamp__gte=2024-03-15T07:59:22.946%2B00:00",
                "startTimestamp__lte=2024-03-15T08:00:00.000%2B00:00",
                "include=data.een.lprDetection.v1",
                "sort=%2BstartTimestamp",
                "pageSize=5");
        Event event = page.results().get(0);
        assertEquals("ABC1234", event.data().getJsonObject(0).getString("plate"));
        assertEquals(Instant.parse("2022-12-21T07:34:23.032Z"), event.startTimestamp());
        assertNull(event.endTimestamp());
        assertFalse(page.toString().contains("ABC1234"), page.toString());
    }

    @Test
    void asksForEventTypes() {
        EventTypesApi api =
                answering(EventTypesApi.class, page("{\"type\":\"a.v1\",\"name\":\"Beweging\",\"description\":null}"));
        assertEquals(
                List.of(new EventType("a.v1", "Beweging", null)),
                api.list("nl", null, null).results());
        assertAsked("eventTypes", "language=nl");
    }

    @Test
    void asksForFeedsAndShowsNoAddress() {
        FeedsApi api = answering(
                FeedsApi.class,
                page(
                        "{\"id\":\"1-main\",\"type\":\"main\",\"deviceId\":\"1\",\"mediaType\":\"video\",\"hlsUrl\":\"https://s3cret\","
                                + "\"multipartUrl\":\"https://s3cret\",\"webRtcUrl\":\"https://s3cret\",\"flvUrl\":\"https://s3cret\",\"rtspUrl\":"
                                + "\"rtsp://s3cret\",\"rtspsUrl\":\"rtsps://s3cret\",\"localRtspUrl\":\"rtsp://u:s3cret@h\","
                                + "\"audioPushHttpsUrl\":\"https://s3cret\"}"));
        FeedPage page = api.list("1,2", "main", "hlsUrl,localRtspUrl", null, null);
        assertAsked("feeds", "deviceId__in=1,2", "type=main", "include=hlsUrl,localRtspUrl");
        Feed feed = page.results().get(0);
        assertEquals("rtsp://u:s3cret@h", feed.localRtspUrl());
        assertEquals("https://s3cret", feed.audioPushHttpsUrl());
        assertFalse((page + " " + feed).contains("s3cret"), page.toString());
        assertTrue(feed.toString().contains("1-main"));
    }

    @Test
    void asksForBridges() {
        String bridge = "{\"id\":\"b\",\"name\":\"Hall\",\"accountId\":\"1\",\"timeZone\":{\"zone\":\"Europe/Paris\"},"
                + "\"status\":{\"connectionStatus\":\"online\"},\"deviceInfo\":{\"icon\":\"CMVR\",\"serialNumber\":\"7\"},"
                + "\"resourceCounts\":{\"cameras\":3},\"createTimestamp\":\"2024-03-15T07:59:22.946+00:00\"}";
        BridgesApi api = answering(BridgesApi.class, page(bridge));
        Bridge first = api.list("ha", "l-1", "online", "status", "-name", 3, null)
                .results()
                .get(0);
        assertAsked(
                "bridges",
                "name__contains=ha",
                "locationId__in=l-1",
                "status__in=online",
                "include=status",
                "sort=-name",
                "pageSize=3");
        assertEquals(Optional.of("Europe/Paris"), first.zone());
        assertEquals(new Bridge.ResourceCounts(3, null, null), first.resourceCounts());
        assertEquals(FROM, first.createTimestamp());
        assertEquals(
                "Hall",
                answering(BridgesApi.class, bridge).get("b", "deviceInfo").name());
        assertAsked("bridges/b", "include=deviceInfo");
    }

    @Test
    void asksForALocationAndForTheOwnAccount() {
        LocationsApi locations = answering(
                LocationsApi.class,
                "{\"id\":\"l\",\"name\":\"Quays\",\"address\":{\"city\":\"Rotterdam\",\"region\":\"\"}}");
        assertEquals("Rotterdam", locations.get("l", "address").address().city());
        assertAsked("locations/l", "include=address");
        AccountsApi accounts = answering(AccountsApi.class, "{\"id\":\"00000123\",\"name\":\"Shop\"}");
        assertEquals("Shop", accounts.self().name());
        assertAsked("accounts/self");
    }

    @Test
    void saysAllThatACameraQueryCanSay() {
        CamerasApi api = answering(CamerasApi.class, page(""));
        List<String> two = List.of("a", "b");
        CameraQuery query = new CameraQuery()
                .nameContains("n")
                .text("w")
                .ids(two)
                .statuses(two)
                .locations(two)
                .bridges(two)
                .allTags(two)
                .anyTags(two)
                .include("status", "tags")
                .sort("-name", "+qRelevance");
        api.list(query, 9, "t");
        assertAsked(
                "cameras",
                "name__contains=n",
                "q=w",
                "id__in=a,b",
                "status__in=a,b",
                "locationId__in=a,b",
                "bridgeId__in=a,b",
                "tags__contains=a,b",
                "tags__any=a,b",
                "include=status,tags",
                "sort=-name,%2BqRelevance",
                "pageSize=9",
                "pageToken=t");
        api.list(new CameraQuery().ids(List.of()).nameContains(""), null, null);
        assertAsked("cameras");
    }
}
