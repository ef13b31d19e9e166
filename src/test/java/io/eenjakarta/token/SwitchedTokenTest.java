package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.telemetry.RecordedTelemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The request for a token of an account below the caller's own, on the wire. */
class SwitchedTokenTest {

    private static final AccessToken OWN = new AccessToken("own");

    @RegisterExtension
    final RecordedTelemetry recorded = new RecordedTelemetry();

    @RegisterExtension
    final TokenLog log = new TokenLog();

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    private SwitchOutcome switched(int status, String body) throws IOException {
        try (RawServer server = new RawServer(
                c -> c.write("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))) {
            SwitchOutcome outcome = TokenFixture.client(
                            settings(server.uri("/"), Duration.ofSeconds(10)), executor, recorded.telemetry())
                    .switched(OWN, "00012345");
            String request = server.requests().get(0);
            assertEquals(1, server.requests().size());
            assertTrue(request.startsWith("POST /api/v3.0/authorizationTokens HTTP/1.1\r\n"), request);
            assertEquals("Bearer own", CameraManagerFixture.header(request, "Authorization"));
            assertEquals(new String(AccountSwitch.body("00012345", "vms.all")), CameraManagerFixture.body(request));
            return outcome;
        }
    }

    @Test
    void asksOnceUnderTheCallersOwnToken() throws IOException {
        SwitchOutcome outcome =
                switched(201, "{\"accessToken\":\"below\",\"expireTimestamp\":\"2026-11-21T13:00:00Z\"}");

        assertEquals(
                new AccessToken("below"),
                assertInstanceOf(SwitchOutcome.Granted.class, outcome).tokens().accessToken());
        assertEquals(
                List.of("een.token.post een.grant_type=switch een.outcome=success een.provider=een"), recorded.work());
        assertEquals(List.of(), log.lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | FINE a switch of account: the caller's own token was refused: status 401",
                "403 | INFO EEN-SWITCH-02",
                "400 | SEVERE EEN-TOKEN-02",
                "503 | WARNING EEN-TOKEN-03"
            })
    void tellsTheLogWhyThereIsNoToken(int status, String line) throws IOException {
        switched(status, "{}");

        assertEquals(1, log.lines().size(), log.lines()::toString);
        assertTrue(log.lines().get(0).startsWith(line), log.lines().get(0));
        assertTrue(log.lines().get(0).contains("status " + status), log.lines().get(0));
    }

    @Test
    void tellsTheLogOfABaseThatIsNotAllowed() throws IOException {
        switched(
                201,
                "{\"accessToken\":\"below\",\"expireTimestamp\":\"2026-11-21T13:00:00Z\",\"httpsBaseUrl\":\"api.example.com\"}");

        assertEquals(1, log.lines().size(), log.lines()::toString);
        assertTrue(
                log.lines().get(0).startsWith("SEVERE EEN-TOKEN-"), log.lines().get(0));
    }

    @Test
    void asksNoProviderThatHasNoAccountsBelowOthers() throws IOException {
        try (CameraManagerFixture camera = new CameraManagerFixture()) {
            assertInstanceOf(SwitchOutcome.Refused.class, camera.client().switched(OWN, "1"));
            assertEquals(List.of(), camera.calls());
        }
    }
}
