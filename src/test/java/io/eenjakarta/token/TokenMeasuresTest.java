package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.RecordedTelemetry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is measured, logged and remembered of requests to the token end point. */
class TokenMeasuresTest {

    private static final String TOKENS = "{\"access_token\":\"at\",\"refresh_token\":\"rt-2\",\"expires_in\":60}";
    private static final RefreshToken TOKEN = new RefreshToken("rt-1");

    @RegisterExtension
    final RecordedTelemetry recorded = new RecordedTelemetry();

    @RegisterExtension
    final TokenLog log = new TokenLog();

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    private TokenClient client(RawServer server) {
        return TokenFixture.client(settings(server.uri("/"), Duration.ofSeconds(10)), executor, recorded.telemetry());
    }

    private static RawServer server(int status, String body) throws IOException {
        return new RawServer(
                c -> c.write("HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
    }

    private String post(String grantType, String outcome) {
        return "een.token.post een.grant_type=" + grantType + " een.outcome=" + outcome + " een.provider=een";
    }

    @Test
    void makesEverySeriesKnownBeforeItsFirstStep() throws IOException {
        try (RawServer server = server(200, TOKENS)) {
            client(server);
        }
        Map<String, Long> series = recorded.values(Measure.TOKEN_POSTS);
        assertEquals(12, series.size());
        assertTrue(series.values().stream().allMatch(count -> count == 0));
        assertTrue(series.containsKey("een.grant_type=authorization_code een.outcome=undecided een.provider=een"));
        assertTrue(series.containsKey("een.grant_type=refresh_token een.outcome=replayed een.provider=een"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | " + TOKENS + " | success | recovered",
                "400 | {\"error\":\"invalid_grant\"} | refused | replayed",
                "401 | {\"error\":\"invalid_client\"} | misconfigured | replayed",
                "503 | {} | unavailable | replayed"
            })
    void countsARefreshAndItsReplayByTheirOutcomes(int status, String body, String refresh, String replay)
            throws IOException {
        try (RawServer server = server(status, body)) {
            TokenClient client = client(server);
            client.refresh(TOKEN);
            TokenOutcome again = client.replay(TOKEN);

            assertEquals(List.of(post("refresh_token", refresh), post("refresh_token", replay)), recorded.work());
            assertEquals(
                    LastAnswer.of(again, CLOCK.instant()), client.lastAnswer().orElseThrow());
        }
    }

    @Test
    void countsARefusalThatNobodyCanJudgeAsUndecided() throws IOException {
        try (CameraManagerFixture camera = new CameraManagerFixture("401 ", "401 ")) {
            camera.client(recorded.telemetry()).refresh(TOKEN);
        }
        assertEquals(
                List.of("een.token.post een.grant_type=refresh_token een.outcome=undecided een.provider=cameramanager"),
                recorded.work());
        assertLogged("WARNING EEN-TOKEN-03", "the same for any token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | success",
                "401 | {\"error\":\"invalid_client\"} | misconfigured",
                "503 | {} | unavailable"
            })
    void countsAProbeAndRemembersNothingOfIt(int status, String body, String outcome) throws IOException {
        try (RawServer server = server(status, body)) {
            TokenClient client = client(server);
            client.probe();

            assertEquals(List.of(post("probe", outcome)), recorded.work());
            assertEquals(Optional.empty(), client.lastAnswer());
        }
    }

    @Test
    void probesWithAnotherTokenEachTime() throws IOException {
        try (RawServer server = server(503, "{}")) {
            TokenClient client = client(server);
            client.probe();
            client.probe();
            assertEquals(
                    2,
                    server.requests().stream()
                            .map(CameraManagerFixture::body)
                            .distinct()
                            .count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | INFO EEN-TOKEN-01",
                "401 | {\"error\":\"invalid_client\"} | SEVERE EEN-TOKEN-02",
                "503 | {} | WARNING EEN-TOKEN-03"
            })
    void tellsTheLogOfARefreshThatBroughtNothing(int status, String body, String line) throws IOException {
        try (RawServer server = server(status, body)) {
            client(server).refresh(TOKEN);
        }
        assertLogged(line, "status " + status);
    }

    @Test
    void tellsTheLogOfABaseThatIsNotAllowedAndNothingWhenAllIsWell() throws IOException {
        try (RawServer server = server(200, TOKENS)) {
            client(server).refresh(TOKEN);
        }
        assertEquals(List.of(), log.lines());
        try (RawServer server = server(200, TOKENS.replace("}", ",\"httpsBaseUrl\":\"api.example.com\"}"))) {
            client(server).refresh(TOKEN);
        }
        assertLogged("SEVERE EEN-TOKEN-", "allow-list");
    }

    private void assertLogged(String start, String part) {
        assertEquals(1, log.lines().size(), log.lines()::toString);
        String line = log.lines().get(0);
        assertTrue(line.startsWith(start) && line.contains(part), line);
    }

    @Test
    void everyOutcomeOfASwitchHasItsWord() {
        TokenSet tokens = TokenFixture.holding(TOKEN);
        PostMeasures measures = new PostMeasures(recorded.telemetry(), "een");
        Stream.of(
                        new SwitchOutcome.Granted(tokens.at(java.net.URI.create("https://h")), Optional.empty()),
                        new SwitchOutcome.Misconfigured("x"),
                        new SwitchOutcome.Unavailable("x", Optional.empty()),
                        new SwitchOutcome.Refused("x"),
                        new SwitchOutcome.BearerRefused("x"))
                .forEach(outcome -> {
                    try (var post = measures.beginSwitch()) {
                        PostMeasures.ended(post, outcome);
                    }
                });
        assertEquals(
                Stream.of("success", "misconfigured", "unavailable", "refused", "refused")
                        .map(word -> post("switch", word))
                        .toList(),
                recorded.work());
    }
}
