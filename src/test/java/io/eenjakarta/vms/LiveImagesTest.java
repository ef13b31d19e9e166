package io.eenjakarta.vms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.vms.ScriptedApi.Answer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
