package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.Camera;
import io.eenjakarta.vms.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages make of what the API sends, which may lack nearly everything. */
class ViewsTest {

    private static final WallQuery ALL = new WallQuery("", "", "", 50, null);

    private static Camera camera(String id, String name, Camera.Status status) {
        return new Camera(id, "00001106", name, null, status);
    }

    private static String words(CameraView view) {
        return Texts.ENGLISH.of(view.status().key());
    }

    private static User user(String first, String last, String email) {
        return new User("ca0f61ab", "00001106", first, last, email, null, null, null);
    }

    @Test
    void showsACameraThatIsOnlineWithItsPicture() {
        CameraView view = CameraView.of(camera("100d4c41", "Main gate", new Camera.Status("online")), ALL);
        assertEquals("Main gate", view.name());
        assertEquals("Online", words(view));
        assertTrue(view.live());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void callsANamelessCameraByItsId(String name) {
        assertEquals(
                "100d4c41", CameraView.of(camera("100d4c41", name, null), ALL).name());
    }

    @Test
    void doesNotKnowAStatusThatTheApiLeftOut() {
        assertEquals("Status unknown", words(CameraView.of(camera("100d4c41", "x", null), ALL)));
        assertEquals("Status unknown", words(CameraView.of(camera("100d4c41", "x", new Camera.Status(null)), ALL)));
    }

    @Test
    void asksNoPictureByAnIdThatIsNone() {
        assertFalse(CameraView.of(camera("../../etc", "x", new Camera.Status("online")), ALL)
                .live());
    }

    @Test
    void asksAPictureOfAConnectedCameraUnderItsUserThoughItsStatusIsNotTold() {
        LinkedGrant linked = new LinkedGrant(
                new GrantId("g"), "cameramanager", "1106", "7", GrantStatus.ACTIVE, Instant.EPOCH, Optional.empty());
        CameraView view = CameraView.of(new Camera("12", "1106", "Door", null, null), linked, ALL);
        assertEquals("/cameras/cameramanager/1106/7/12/preview.jpeg", view.picture());
        assertTrue(view.live());
        assertTrue(PreviewPath.parse(view.picture().substring("/cameras".length()))
                .orElseThrow()
                .isOf(linked));
    }

    @ParameterizedTest
    @CsvSource({"een,Eagle Eye Networks", "cameramanager,CameraManager", "gone,gone"})
    void callsTheProviderOfAConnectedAccountByItsName(String provider, String title) {
        LinkedGrant linked = new LinkedGrant(
                new GrantId("g"), provider, "1106", "7", GrantStatus.SUSPECT, Instant.EPOCH, Optional.empty());
        LinkedView view = LinkedView.of(linked, ConnectionViewTest.PROVIDERS, Instant.EPOCH, Texts.ENGLISH);
        assertEquals(title, view.provider());
        assertEquals("Connected, but the last renewal had no answer", view.words());
        assertFalse(view.renewable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACTIVE      | 20 | Connected | false",
                "ACTIVE      | 14 | Connected, ends in 14 days | true",
                "ROTATING    | 1  | Connected, ends in 24 hours | true",
                "ACTIVE      | -3 | Connected, and should have ended 3 days ago | true",
                "ACTIVE      |    | Connected | false",
                "NEEDS_LOGIN |    | To be connected again | true"
            })
    void offersToRenewWhatEndsSoonOrIsDead(GrantStatus status, Integer days, String words, boolean renewable) {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        Optional<Instant> end = Optional.ofNullable(days).map(Duration::ofDays).map(now::plus);
        LinkedView view = LinkedView.of(
                new LinkedGrant(new GrantId("g"), "een", "1106", "7", status, now, end),
                ConnectionViewTest.PROVIDERS,
                now,
                Texts.ENGLISH);
        assertEquals(words, view.words());
        assertEquals(renewable, view.renewable());
    }

    @ParameterizedTest
    @CsvSource({
        "Ada,Brandt,ada@example.com,Ada Brandt",
        "Ada,,ada@example.com,Ada",
        ",,ada@example.com,ada@example.com",
        ",,,ca0f61ab"
    })
    void callsAUserByTheBestNameThereIs(String first, String last, String email, String name) {
        assertEquals(name, UserView.of(user(first, last, email)).name());
    }

    @ParameterizedTest
    @CsvSource({
        "een:administrator,Administrator,false",
        "een:viewLiveVideo,View live video,false",
        "een:someNewThing,Some new thing,true",
        "eagle-eye-user,Use this portal,false",
        "eagle-eye-admin,Administer this portal,false",
        "een:,een:,false",
        "hostgroup,hostgroup,false"
    })
    void saysGroupsInWords(String group, String words, boolean english) {
        assertEquals(new GroupWords(words, english), GroupWords.of(group, Texts.ENGLISH));
    }
}
