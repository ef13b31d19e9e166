package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CameraManager's pictures. */
class SnapshotTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private CameraManagerSimulator simulator;
    private CameraManagerCaller caller;
    private String mia;

    @BeforeEach
    void start() {
        simulator = CameraManagerSimulator.start(0);
        caller = new CameraManagerCaller(simulator);
        mia = caller.tokens("mia").getString("access_token");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"'', 640, 360", "?resolution=320x180&includeTimestamp=false, 320, 180", "?resolution=800x600, 800, 600"
    })
    void drawsAPictureOfTheSizeAskedFor(String query, int width, int height) throws IOException {
        HttpResponse<byte[]> answer = caller.snapshot("381001", query, mia);
        assertEquals(200, answer.statusCode());
        assertEquals("image/jpeg", answer.headers().firstValue("Content-Type").orElseThrow());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertEquals(width, image.getWidth());
        assertEquals(height, image.getHeight());
        String older = "/rest/v2.0/cameras/381001/snapshot";
        assertEquals(
                200, caller.browser.get(older, "Authorization", "Bearer " + mia).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?resolution=big",
                "?resolution=1x1",
                "?resolution=9999x10",
                "?includeTimestamp=yes",
                "?quality=1",
                "?resolution=320x180&resolution=320x180"
            })
    void refusesOtherParameters(String query) {
        HttpResponse<byte[]> answer = caller.snapshot("381001", query, mia);
        assertEquals(400, answer.statusCode());
        assertTrue(json(answer).containsKey("title"));
    }

    @Test
    void aCameraThatIsOfflineHasNoPicture() {
        assertEquals(503, caller.snapshot("381003", "", mia).statusCode());
        assertEquals(404, caller.snapshot("392001", "", mia).statusCode());
        simulator.faults().unavailableCamera("381001");
        HttpResponse<byte[]> answer = caller.snapshot("381001", "", mia);
        assertEquals(503, answer.statusCode());
        assertEquals("Camera not connected", json(answer).getString("title"));
        String path = "v2.4/cameras/381001/snapshot";
        assertEquals(406, caller.api(path, mia).statusCode(), "asked for JSON");
    }

    @Test
    void countsWhatIsAskedFor() {
        assertEquals(Map.of(), simulator.snapshots());
        caller.snapshot("381001", "", mia);
        caller.snapshot("381001", "?resolution=320x180", mia);
        caller.snapshot("381003", "", mia);
        caller.snapshot("381004", "", "dead:10003");
        assertEquals(Map.of(381001, 2, 381003, 1, 381004, 1), simulator.snapshots());
        simulator.reset();
        assertEquals(Map.of(), simulator.snapshots());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void makesOnlySomeAtATime(int status) {
        simulator.rules().snapshotsAtOnce(4, status);
        Gate gate = simulator.faults().next(4, EndPoint.LIVE_IMAGE).hold();
        List<CompletableFuture<Integer>> four = Stream.of("381001", "381002", "381004", "381005")
                .map(camera -> CompletableFuture.supplyAsync(
                        () -> caller.snapshot(camera, "", mia).statusCode()))
                .toList();
        assertTrue(gate.awaitArrivals(4, SOON));
        HttpResponse<byte[]> fifth = caller.snapshot("381001", "", mia);
        assertEquals(status, fifth.statusCode());
        assertEquals("Too many snapshots", json(fifth).getString("title"));
        assertEquals(200, caller.api("v2.4/cameras", mia).statusCode(), "pictures only");
        gate.open();
        four.forEach(one -> assertEquals(200, one.join()));
        assertEquals(200, caller.snapshot("381001", "", mia).statusCode());
        assertEquals(3, simulator.snapshots().get(381001));
    }

    @Test
    void takesItsTime() {
        simulator.rules().snapshotDelay(Duration.ofMillis(300));
        long start = System.nanoTime();
        assertEquals(200, caller.snapshot("381001", "", mia).statusCode());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 300);
    }

    private static JsonObject json(HttpResponse<byte[]> answer) {
        return Json.createReader(new ByteArrayInputStream(answer.body())).readObject();
    }
}
