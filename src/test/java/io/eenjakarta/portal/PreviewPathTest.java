package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"100d4c41", "100D4C41", "00000000", "7", "1234567890123456789"})
    void takesEightHexadecimalDigitsOrANumber(String id) {
        assertEquals(
                Optional.of(new PreviewPath("", "", "", id.toLowerCase(Locale.ROOT), PreviewPath.Kind.PREVIEW)),
                PreviewPath.parse("/" + id + "/preview.jpeg"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "/100d4c41",
                "/100d4c4/preview.jpeg",
                "/100d4c41g/preview.jpeg",
                "/12345678901234567890/preview.jpeg",
                "/007/preview.jpeg",
                "/een/100d4c41/preview.jpeg",
                "/een/00001106/100d4c41/preview.jpeg",
                "/een/0000/1106/7/100d4c41/preview.jpeg",
                "/EEN/00001106/ca0f61ab/100d4c41/preview.jpeg",
                "/een/../ca0f61ab/100d4c41/preview.jpeg",
                "/een/00001106/../100d4c41/preview.jpeg",
                "/100d4c4g/preview.jpeg",
                "/100d4c41/preview.jpeg/",
                "/100d4c41/preview.jpeg\n",
                "/100d4c41/previewxjpeg",
                "/100d4c41/../preview.jpeg",
                "/100d4c41,100d4c42/preview.jpeg",
                "/\uff11\uff10\uff10d4c41/preview.jpeg"
            })
    void refusesEverythingElse(String path) {
        assertEquals(Optional.empty(), PreviewPath.parse(path));
    }

    @ParameterizedTest
    @CsvSource({
        "een, 00001106, ca0f61ab, 100d4c41",
        "cameramanager, 1106, 7, 12",
        "cameramanager, 1106, 7, 1234567890123456789"
    })
    void namesWhoSeesACameraThatIsConnected(String provider, String account, String user, String camera) {
        PreviewPath path = PreviewPath.parse(String.join("/", "", provider, account, user, camera, "preview.jpeg"))
                .orElseThrow();
        assertEquals(new PreviewPath(provider, account, user, camera, PreviewPath.Kind.PREVIEW), path);
        assertFalse(path.own());
        assertTrue(path.isOf(linked(provider, account, user)));
        assertFalse(path.isOf(linked(provider.equals("een") ? "cameramanager" : "een", account, user)));
        assertFalse(path.isOf(linked(provider, account + "1", user)));
        assertFalse(path.isOf(linked(provider, account, user + "1")), "another user of the same account");
        assertTrue(
                PreviewPath.parse("/" + camera + "/preview.jpeg").orElseThrow().own());
    }

    private static LinkedGrant linked(String provider, String account, String user) {
        return new LinkedGrant(
                new GrantId("g"), provider, account, user, GrantStatus.ACTIVE, Instant.EPOCH, Optional.empty());
    }

    @Test
    void writesAnIdInOneWayOnly() {
        assertEquals(
                "100d4c41",
                PreviewPath.parse("/100D4C41/preview.jpeg").orElseThrow().camera());
    }

    @Test
    void knowsRecordedPictures() {
        PreviewPath path = PreviewPath.parse("/100d4c41/recorded.jpeg").orElseThrow();
        assertEquals(new PreviewPath("", "", "", "100d4c41", PreviewPath.Kind.RECORDED), path);
        assertEquals(Optional.empty(), PreviewPath.parse("/100d4c41/recorded.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T10:00:00Z", "2026-11-21T10:00:00.5Z", "2024-02-29T23:59:59.999Z"})
    void takesAMoment(String text) {
        assertEquals(Optional.of(Instant.parse(text)), PreviewPath.moment(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-11-21T10:00:00",
                "2026-11-21T10:00:00+00:00",
                "2026-11-21T10:00:00.0001Z",
                "2025-02-29T10:00:00Z",
                "2026-11-21T25:00:00Z",
                "2026-11-21T10:00:00Z\n",
                " 2026-11-21T10:00:00Z",
                "+2026-11-21T10:00:00Z",
                "1026-11-21T10:00:00Z",
                "2026-11-21T10:00:00Z&type=main"
            })
    void takesNothingElseForOne(String text) {
        assertEquals(Optional.empty(), PreviewPath.moment(text));
    }

    @Test
    void takesOneMomentOnly() {
        assertEquals(Optional.empty(), PreviewPath.moment((String[]) null));
        assertEquals(Optional.empty(), PreviewPath.moment("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"));
    }
}
