package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vms.CameraFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the wall and a camera's page make of an address. */
class WallQueryTest {

    private static final Instant NOW = Instant.parse("2026-03-29T12:00:00Z");

    private static HttpServletRequest request(Map<String, String> parameters) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                WallQueryTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, given) -> parameters.get(given[0]));
    }

    private static WallQuery query(Map<String, String> parameters) {
        return WallQuery.of(request(parameters));
    }

    @Test
    void showsEveryCameraByItself() {
        WallQuery query = query(Map.of());
        assertEquals(CameraFilter.ANY, query.filter());
        assertFalse(query.filtered());
        assertEquals("/cameras", query.on("/cameras").address());
    }

    @Test
    void carriesWhatIsLookedForToACameraAndBack() {
        Map<String, String> asked = Map.of(
                "q", " quay & co ", "status", "online", "location", "l-1", "size", "500", "page", "b2Zmc2V0PTUw==");
        WallQuery query = query(asked);
        assertEquals(new CameraFilter("quay & co", Set.of("online"), "l-1"), query.filter());
        assertEquals(
                "/cameras/100d4c41?q=quay+%26+co&status=online&location=l-1&size=500&page=b2Zmc2V0PTUw%3D%3D",
                query.on("/cameras/100d4c41").address());
        assertEquals("/cameras?size=500", query.unfiltered().on("/cameras").address());
        assertTrue(query.filtered());
    }

    @Test
    void findsThoseInTroubleTogether() {
        assertEquals(
                Set.of("deviceOffline", "bridgeOffline", "invalidCredentials", "error"),
                query(Map.of("status", "attention")).filter().statuses());
    }

    @Test
    void takesNothingThatWasNotOffered() {
        WallQuery query = query(Map.of("status", "x", "location", "../1", "size", "9999", "page", "a b"));
        assertEquals(query(Map.of()), query);
        assertEquals(126, query(Map.of("q", "x".repeat(500))).text().length());
    }

    @Test
    void handsThePageTokenOnAsItIs() {
        assertEquals("b2Zmc2V0PTUw==", WallQuery.pageToken("b2Zmc2V0PTUw=="));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a b", "a\r\nb", "\u00e4"})
    void beginsAtTheFirstPageWithoutAToken(String parameter) {
        assertNull(WallQuery.pageToken(parameter));
    }

    @Test
    void refusesATokenOfUnreasonableLength() {
        assertNull(WallQuery.pageToken("a".repeat(2049)));
    }

    @ParameterizedTest
    @CsvSource({
        "/100d4c41,,100d4c41,/cameras/100d4c41",
        "/381001,,381001,/cameras/381001",
        "/een/00001106/ca0f61ab/100d4c41,een/00001106/ca0f61ab,100d4c41,/cameras/een/00001106/ca0f61ab/100d4c41"
    })
    void knowsACamerasPageByItsPath(String path, String owner, String camera, String page) {
        CameraPath parsed = CameraPath.parse(path).orElseThrow();
        assertEquals(new CameraPath(owner == null ? "" : owner, camera), parsed);
        assertEquals(page, parsed.page());
        assertTrue(PreviewPath.parse(parsed.preview().substring("/cameras".length()))
                .isPresent());
        assertEquals(
                page + "/recorded.jpeg?at=2026-03-29T12%3A00%3A00Z",
                parsed.recorded(NOW).address());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "/",
                "/x",
                "/100d4c41/",
                "/100d4c41/more",
                "/een/1/100d4c41",
                "/../100d4c41",
                "/een/a b/c/100d4c41"
            })
    void knowsNoOtherPath(String path) {
        assertEquals(Optional.empty(), CameraPath.parse(path));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T10:00:00Z,Asia/Tokyo,2026-03-29T10:00:00Z",
        "2026-03-29T10:00,,2026-03-29T10:00:00Z",
        "2026-03-29T10:00:05,Europe/Amsterdam,2026-03-29T08:00:05Z",
        "2026-03-28T10:00,Europe/Amsterdam,2026-03-28T09:00:00Z",
        "2026-03-29T02:30,Europe/Amsterdam,2026-03-29T01:30:00Z",
        "2026-03-29T10:00,No/Where,2026-03-29T10:00:00Z"
    })
    void readsATimeOnTheClockOfItsReader(String at, String zone, Instant instant) {
        Map<String, String> asked = zone == null ? Map.of("at", at) : Map.of("at", at, "zone", zone);
        assertEquals(instant, PointInTime.of(request(asked)).orElseThrow().instant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "2026-03-29", "2026-13-29T10:00:00Z", "-999999999-01-01T00:00:00Z"})
    void readsNothingElse(String at) {
        assertEquals(Optional.empty(), PointInTime.of(request(Map.of("at", at))));
    }

    @Test
    void tellsATimeThatIsNoneFromNoTime() {
        assertTrue(PointInTime.isAsked(request(Map.of("at", "yesterday"))));
        assertFalse(PointInTime.isAsked(request(Map.of("at", " "))));
        assertFalse(PointInTime.isAsked(request(Map.of())));
    }

    @Test
    void takesNowForATimeToCome() {
        PointInTime early =
                PointInTime.of(request(Map.of("at", "2026-03-29T12:00:01Z"))).orElseThrow();
        assertEquals(NOW, early.notAfter(NOW).instant());
        PointInTime past =
                PointInTime.of(request(Map.of("at", "2026-03-29T11:59:59Z"))).orElseThrow();
        assertEquals(past, past.notAfter(NOW));
    }

    @Test
    void offersNoStepIntoTheFuture() {
        PointInTime at = new PointInTime(NOW.minusSeconds(90), ZoneId.of("Europe/Amsterdam"));
        assertEquals("2026-03-29T13:58:30", at.field());
        List<PointInTime.Step> steps = at.steps(new Link("/cameras/1?q=x"), NOW);
        assertEquals(
                List.of(
                        "camera.hours-before",
                        "camera.minutes-before",
                        "camera.minutes-before",
                        "camera.minutes-after"),
                steps.stream().map(PointInTime.Step::key).toList());
        assertEquals(
                "/cameras/1?q=x&at=2026-03-29T11%3A59%3A30Z&zone=Europe%2FAmsterdam",
                steps.get(3).link().address());
    }
}
