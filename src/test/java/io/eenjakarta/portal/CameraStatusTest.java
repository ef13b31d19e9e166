package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraStatusTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsAllStatusesApartByWordsAlone(Language language) {
        assertEquals(
                7,
                CameraStatus.ALL.stream()
                        .map(CameraStatus::of)
                        .map(CameraStatus::key)
                        .map(Texts.in(language)::of)
                        .collect(Collectors.toSet())
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deviceOffline", "bridgeOffline", "invalidCredentials", "off"})
    void asksNoPictureOfACameraThatCannotGiveOne(String status) {
        assertFalse(CameraStatus.of(status).live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"online", "unknown", "", "someStatusOfNextYear"})
    void asksAPictureWhenOneMayBeThere(String status) {
        assertTrue(CameraStatus.of(status).live());
    }

    @Test
    void marksTroubleWithoutColour() {
        assertFalse(CameraStatus.of("online")
                .mark()
                .equals(CameraStatus.of("deviceOffline").mark()));
    }
}
