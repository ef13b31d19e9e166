package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CameraStatusTest {

    @Test
    void tellsAllStatusesApartByWordsAlone() {
        assertEquals(
                7,
                Stream.of("online", "deviceOffline", "bridgeOffline", "invalidCredentials", "error", "off", "unknown")
                        .map(CameraStatus::of)
                        .map(CameraStatus::words)
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
