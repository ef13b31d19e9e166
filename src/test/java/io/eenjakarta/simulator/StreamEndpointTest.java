package io.eenjakarta.simulator;

import static io.eenjakarta.simulator.Caller.json;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address of a preview feed. */
class StreamEndpointTest {
    private static final String CAMERA = "100d4c41";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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

    @AfterEach
    void clear() {
        assertTrue(simulator.streams().awaitOpen(CAMERA, 0, LONG), "all are closed");
        simulator.faults().clear();
    }

    private static String address() {
        return json(caller.api("feeds?deviceId=" + CAMERA + "&type=preview&include=multipartUrl", ada))
                .getJsonArray("results")
                .getJsonObject(0)
                .getString("multipartUrl");
    }

    private static HttpResponse<InputStream> open(String address, String token) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private static int status(String address, String token) throws Exception {
        HttpResponse<InputStream> answer = open(address, token);
        answer.body().close();
        return answer.statusCode();
    }

    /** Reads a part that says how long it is. */
    private static byte[] picture(InputStream in) throws IOException {
        String head = "";
        while (!head.endsWith("\r\n\r\n") || !head.contains("Content-Length")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("at its end: " + head);
            }
            head += (char) next;
        }
        return in.readNBytes(Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1")));
    }

    @Test
    void playsPicturesUntilTheClientLeaves() throws Exception {
        simulator.streams().picturesEvery(Duration.ofMillis(5));
        int before = simulator.streams().opened(CAMERA);
        HttpResponse<InputStream> answer = open(address(), ada);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers()
                .firstValue("Content-Type")
                .orElseThrow()
                .startsWith("multipart/x-mixed-replace; boundary="));
        try (InputStream pictures = answer.body()) {
            byte[] first = picture(pictures);
            assertEquals(640, ImageIO.read(new ByteArrayInputStream(first)).getWidth());
            assertTrue(new String(first, ISO_8859_1).contains("simulated camera " + CAMERA));
            assertFalse(Arrays.equals(first, picture(pictures)), "something moves");
            assertEquals(1, simulator.streams().open(CAMERA));
            assertEquals(1, simulator.streams().open());
            JsonObject told = json(caller.get("/_simulator/streams")).getJsonObject(CAMERA);
            assertEquals(1, told.getInt("open"));
            assertEquals(before + 1, told.getInt("begun"));
        }
    }

    @Test
    void isStrict() throws Exception {
        String address = address();
        assertEquals(400, status(address + "&token=x", ada));
        assertEquals(400, status(address.replaceFirst("esn=[^&]*", "esn=100d4c42"), ada));
        assertEquals(400, status(address.replaceFirst("\\?.*", ""), ada));
        assertEquals(404, status(address.replaceFirst("stream_session=.*", "stream_session=other"), ada));
        assertEquals(401, status(address, "wrong"));
        String linus = new Caller(simulator).tokens("linus").getString("access_token");
        assertEquals(403, status(address, linus));
        simulator.rights().blind("ca0f61ab");
        assertEquals(403, status(address, ada));
        simulator.faults().clear();
        simulator.faults().unavailableCamera(CAMERA);
        assertEquals(503, status(address, ada));
    }

    @ParameterizedTest
    @CsvSource({
        "unauthorized, 401",
        "forbidden, 403",
        "not-found, 404",
        "too-many-requests, 429",
        "unavailable, 503",
        "redirect, 302"
    })
    void failsOnOrder(String fault, int status) throws Exception {
        assertEquals(
                204, caller.form("/_simulator/faults/live-stream/" + fault, "").statusCode());
        assertEquals(status, status(address(), ada));
    }

    @ParameterizedTest
    @CsvSource({"END, 2", "NOT_JPEG, 2", "RUBBISH, 2"})
    void playsItsFaults(StreamFault fault, int after) throws Exception {
        simulator.streams().picturesEvery(Duration.ofMillis(5));
        simulator.faults().next(EndPoint.LIVE_STREAM).stream(fault, after);
        try (InputStream pictures = open(address(), ada).body()) {
            for (int i = 0; i < after; i++) {
                assertEquals((byte) 0xff, picture(pictures)[0]);
            }
            if (fault == StreamFault.END) {
                assertTrue(new String(pictures.readAllBytes(), ISO_8859_1).endsWith("--\r\n"));
            } else if (fault == StreamFault.NOT_JPEG) {
                assertEquals('<', picture(pictures)[0]);
            } else {
                ByteArrayOutputStream some = new ByteArrayOutputStream();
                some.writeBytes(pictures.readNBytes(1000));
                assertEquals("#".repeat(1000), some.toString(ISO_8859_1));
            }
        }
    }

    @Test
    void breaksOffAndGoesOnForeverOnOrder() throws Exception {
        for (StreamFault fault : List.of(StreamFault.DROP, StreamFault.ENDLESS_PART, StreamFault.NO_LENGTH)) {
            simulator.faults().next(EndPoint.LIVE_STREAM).stream(fault, 0);
            try (InputStream pictures = open(address(), ada).body()) {
                if (fault == StreamFault.DROP) {
                    assertThrows(IOException.class, pictures::readAllBytes);
                } else {
                    String start = new String(pictures.readNBytes(20_000), ISO_8859_1);
                    assertFalse(start.contains("Content-Length"));
                    assertTrue(start.contains("\u00ff\u00d8"));
                }
            }
        }
    }

    @Test
    void endsWithItsTokenWhereThatIsTheRule() throws Exception {
        assertEquals(
                204,
                caller.form("/_simulator/rules/stream-interval", "by=PT0.005S").statusCode());
        assertEquals(
                400,
                caller.form("/_simulator/rules/stream-interval", "by=often").statusCode());
        String grace = new Caller(simulator).tokens("grace").getString("access_token");
        String address = address();
        try (InputStream pictures = open(address, grace).body()) {
            picture(pictures);
            simulator.book().killGrantsOf("grace@example.com");
            picture(pictures);
            assertEquals(
                    204,
                    caller.form("/_simulator/rules/streams-end-with-token", "").statusCode());
            assertTrue(new String(pictures.readAllBytes(), ISO_8859_1).endsWith("--\r\n"));
        }
    }

    @Test
    void keepsTheSessionOutOfTheLog() throws Exception {
        String address = address();
        String session = address.replaceFirst(".*stream_session=", "");
        assertEquals(401, status(address, "wrong"));
        assertTrue(simulator.book().everyIssuedSecret().contains(session));
        assertFalse(simulator.posts().apiCalls().toString().contains(session));
        assertTrue(simulator.posts().apiCalls().toString().contains(PictureStreams.PATH));
    }
}
