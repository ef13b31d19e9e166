package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ScriptedApi.Answer;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveImagesTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 0, 1, 2, (byte) 0xff, (byte) 0xd9};

    private final Bench bench = new Bench();
    private final LiveImages images = bench.liveImages();

    @AfterEach
    void close() {
        bench.close();
    }

    private static Answer image(byte[] bytes) {
        return new Answer(200, Map.of("Content-Type", "image/jpeg"), bytes);
    }

    @Test
    void givesTheImageAndWhenItWasTaken() {
        bench.api.answers(request -> image(JPEG).with("X-Een-Timestamp", "2026-11-21T10:00:00.000+00:00"));
        LiveImage image = images.preview("100d4c41");
        assertArrayEquals(JPEG, image.jpeg());
        assertEquals(Optional.of("2026-11-21T10:00:00.000+00:00"), image.taken());
        ScriptedApi.Asked asked = bench.api.asked().get(0);
        assertEquals("/api/v3.0/media/liveImage.jpeg?deviceId=100d4c41&type=preview", asked.uri());
        assertEquals("image/jpeg,application/json", asked.header("Accept").replace(" ", ""));
    }

    @Test
    void healsAndGivesConnectionsBack() {
        for (int i = 1; i <= 20; i++) {
            String good = "caller-" + (i + 1);
            bench.api.answers(request -> request.token().equals(good) ? image(JPEG) : Answer.unauthenticated());
            assertArrayEquals(JPEG, images.preview("100d4c41").jpeg());
        }
    }

    @Test
    void takesNothingElseForAnImage() {
        bench.api.answers(request -> Answer.json(200, "{}"));
        assertThrows(VmsException.Unavailable.class, () -> images.preview("100d4c41"));
        bench.api.answers(request -> image(new byte[5 * 1024 * 1024]));
        for (int i = 0; i < 6; i++) {
            assertThrows(VmsException.Unavailable.class, () -> images.preview("100d4c41"));
        }
        bench.api.answers(request -> new Answer(200, Map.of(), "x".getBytes(UTF_8)));
        assertThrows(VmsException.Unavailable.class, () -> images.preview("100d4c41"));
    }

    @Test
    void tellsOneCamerasTrouble() {
        bench.api.answers(request -> Answer.json(503, "{\"details\":[{\"reason\":\"deviceUnavailable\"}]}"));
        VmsException.Unavailable thrown =
                assertThrows(VmsException.Unavailable.class, () -> images.preview("100d4c41"));
        assertEquals(true, thrown.deviceUnavailable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffd8ff00", "0000ffd9", "ffd8", "ffd9", "ffd8ffd9ff", "3c68746d6c3e", ""})
    void takesNoPartOfAJpegForOne(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        bench.api.answers(request -> image(bytes));
        assertThrows(VmsException.Unavailable.class, () -> images.preview("100d4c41"));
    }

    @Test
    void takesAJpegWithSomeNothingBehindIt() {
        byte[] padded = HexFormat.of().parseHex("ffd801ffd900000d0a");
        bench.api.answers(request -> image(padded));
        assertArrayEquals(padded, images.preview("100d4c41").jpeg());
    }

    /** They are more than there are connections. */
    @Test
    void givesUpBodiesWithoutAnEnd() throws Exception {
        bench.renewal.owner = Optional.empty();
        try (EndlessCamera endless = new EndlessCamera()) {
            Optional<URI> api = bench.renewal.base;
            for (int i = 0; i < 6; i++) {
                bench.renewal.base = Optional.of(endless.base());
                String camera = "100d4c4" + i;
                assertThrows(VmsException.Unavailable.class, () -> images.preview(camera));
                bench.renewal.base = api;
                bench.api.answers(request -> image(JPEG));
                assertArrayEquals(JPEG, images.preview("100d4d4" + i).jpeg());
            }
            assertEquals(6, endless.asked());
            assertTrue(endless.awaitNobody(), "its connections are closed");
        }
    }

    @Test
    void showsAPictureToAnotherUserWhomTheApiSaysTheCameraIsFor() {
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "7"));
        bench.api.answers(request -> request.uri().contains("/media/")
                ? image(JPEG)
                : Answer.json(
                        200, "{\"id\":\"100d4c41\",\"effectivePermissions\":{\"viewLiveVideo\":true,\"x\":[1]}}"));
        LiveImage first = images.preview("100d4c41");
        assertSame(first, GrantScope.call(new GrantId("other"), () -> images.preview("100d4c41")));
        assertEquals(
                List.of(
                        "/api/v3.0/media/liveImage.jpeg?deviceId=100d4c41&type=preview",
                        "/api/v3.0/cameras/100d4c41?include=effectivePermissions"),
                bench.api.asked().stream().map(ScriptedApi.Asked::uri).toList());
        assertEquals(List.of("caller-1", "other-1"), bench.api.tokens());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"100d4c41\"}",
                "{\"id\":\"100d4c41\",\"effectivePermissions\":{\"viewHistoricVideo\":true}}",
                "{\"id\":\"100d4c41\",\"effectivePermissions\":{\"viewLiveVideo\":false}}",
                "{\"id\":\"100d4c41\",\"effectivePermissions\":{\"viewLiveVideo\":\"yes\"}}",
                "{\"id\":\"100d4c41\",\"effectivePermissions\":{\"viewLiveVideo\":true,\"viewPreviewVideo\":false}}",
                "{\"id\":\"100d4c41\",\"effectivePermissions\":[\"viewLiveVideo\"]}",
                "{\"id\":\"100d4c42\",\"effectivePermissions\":{\"viewLiveVideo\":true}}",
                "<html>"
            })
    void asksForAPictureOfTheirOwnWhereTheApiDoesNotSaySo(String answer) {
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "7"));
        bench.api.answers(request -> request.uri().contains("/media/") ? image(JPEG) : Answer.json(200, answer));
        LiveImage first = images.preview("100d4c41");
        assertNotSame(first, GrantScope.call(new GrantId("other"), () -> images.preview("100d4c41")));
        assertEquals(List.of("caller-1", "other-1", "other-1"), bench.api.tokens());
    }

    @Test
    void sharesNothingBetweenAccounts() {
        bench.api.answers(request -> image(JPEG));
        bench.renewal.owner = Optional.empty();
        LiveImage first = images.preview("100d4c41");
        assertNotSame(first, GrantScope.call(new GrantId("other"), () -> images.preview("100d4c41")));
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "7"));
        assertNotSame(first, images.preview("100d4c41"));
        assertEquals(3, bench.api.asked().size());
    }

    @Test
    void showsNothingUnderAnAccountThatIsNotLetInAnyMore() {
        bench.api.answers(request -> image(JPEG));
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "7"));
        images.preview("100d4c41");
        bench.renewal.owner = Optional.of(new Grant.Owner("00002207", "7"));
        VmsException.Forbidden no = assertThrows(VmsException.Forbidden.class, () -> images.preview("100d4c41"));
        assertEquals("accountNotAllowed", no.reason());
        bench.renewal.owner = Optional.of(new Grant.Owner(Bench.ALLOWED, "7"));
        bench.renewal.alive = false;
        assertTrue(assertThrows(VmsException.Unauthorized.class, () -> images.preview("100d4c41"))
                .needsLogin());
    }

    @Test
    void asksForRecordedPicturesInThePlatformsOwnTime() {
        bench.api.answers(request -> image(JPEG).with("X-Een-Timestamp", "2026-10-01T08:00:00.000+00:00"));
        LiveImage image = images.recorded("100d4c41", Instant.parse("2026-10-01T08:00:09Z"));
        assertEquals(Optional.of(Instant.parse("2026-10-01T08:00:00Z")), image.takenAt());
        assertEquals(
                "/api/v3.0/media/recordedImage.jpeg?deviceId=100d4c41&type=preview"
                        + "&timestamp__lte=2026-10-01T08%3A00%3A09.000%2B00%3A00",
                bench.api.asked().get(0).uri());
        assertSame(image, images.recorded("100d4c41", Instant.parse("2026-10-01T08:00:09Z")));
        images.recorded("100d4c41", Instant.parse("2026-10-01T08:00:10Z"));
        images.preview("100d4c41");
        assertEquals(3, bench.api.asked().size());
    }

    @Test
    void namesAPictureByItsBytes() {
        LiveImage one = new LiveImage(JPEG, Optional.empty());
        assertEquals(one.etag(), new LiveImage(JPEG.clone(), Optional.of("then")).etag());
        assertNotEquals(one.etag(), new LiveImage(new byte[3], Optional.empty()).etag());
        assertTrue(one.etag().matches("\"[A-Za-z0-9_-]{24}\""), one.etag());
        assertEquals(Optional.empty(), new LiveImage(JPEG, Optional.of("then")).takenAt());
    }
}
