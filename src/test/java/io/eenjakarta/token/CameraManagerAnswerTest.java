package io.eenjakarta.token;

import static io.eenjakarta.token.CameraManagerFixture.ACCESS;
import static io.eenjakarta.token.CameraManagerFixture.API;
import static io.eenjakarta.token.CameraManagerFixture.REFRESH;
import static io.eenjakarta.token.CameraManagerFixture.TOKENS;
import static io.eenjakarta.token.CameraManagerFixture.body;
import static io.eenjakarta.token.CameraManagerFixture.parameters;
import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of CameraManager's answers. */
class CameraManagerAnswerTest {

    private static final String INVALID_GRANT =
            "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token: " + REFRESH + "\"}";
    private static final String UNAUTHORIZED =
            "{\"error\":\"unauthorized\",\"error_description\":\"Full authentication is required\"}";

    @RegisterExtension
    final TokenLog log = new TokenLog();

    private static Optional<TokenOutcome> classify(int status, String body) {
        return ReplyClassifier.classify(
                new PostResult.Reply(status, Optional.of(body), Optional.empty()),
                NOW,
                Optional.empty(),
                CameraManagerFixture.provider());
    }

    private static TokenOutcome.Granted granted(String body) {
        return assertInstanceOf(TokenOutcome.Granted.class, classify(200, body).orElseThrow());
    }

    @Test
    void takesTokensWithColonsAndALowerCaseBearer() {
        TokenSet tokens = granted(TOKENS).tokens();

        assertEquals("Bearer " + ACCESS, tokens.accessToken().bearer());
        assertEquals(REFRESH, tokens.refreshToken().orElseThrow().value());
        assertEquals(Optional.of(NOW.plusSeconds(43199)), tokens.expiresAt());
        assertEquals(List.of(), log.lines(), "nothing is odd about it");
    }

    @Test
    void knowsTheOneApiBaseWithoutBeingTold() {
        TokenOutcome.Granted granted = granted(TOKENS);

        assertEquals(Optional.of(API), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443}",
                "{\"hostname\":\"evil.example\"}",
                "\"https://evil.example\"",
                "7"
            })
    void ignoresAnApiBaseThatAReplyNames(String base) {
        TokenOutcome.Granted granted = granted(TOKENS.replace("}", ",\"httpsBaseUrl\":" + base + "}"));

        assertEquals(Optional.of(API), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @CsvSource({"400", "401", "403"})
    void blamesOurClientForUnauthorized(int status) {
        assertTrue(assertInstanceOf(
                        TokenOutcome.Misconfigured.class,
                        classify(status, UNAUTHORIZED).orElseThrow())
                .client());
    }

    @Test
    void takesThatWordForNothingWhenEagleEyeSaysIt() {
        assertEquals(
                Optional.empty(),
                ReplyClassifier.classify(
                        new PostResult.Reply(401, Optional.of(UNAUTHORIZED), Optional.empty()),
                        NOW,
                        Optional.empty(),
                        TokenFixture.provider()));
    }

    @Test
    void keepsTheTokenThatADescriptionEchoesToItself() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("400 " + INVALID_GRANT)) {
            TokenOutcome outcome = fixture.client().refresh(new RefreshToken(REFRESH));

            assertEquals(
                    "status 400 invalid_grant",
                    assertInstanceOf(TokenOutcome.Refused.class, outcome).detail());
            assertFalse(outcome.toString().contains("aaaaaaaa"), outcome.toString());
        }
    }

    @Test
    void keepsItOutOfTheLogToo() throws IOException {
        String echo = UNAUTHORIZED.replace("Full", "Invalid refresh token: " + REFRESH);
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 " + echo)) {
            fixture.client().refresh(new RefreshToken(REFRESH));

            assertEquals(1, log.lines().size());
            assertTrue(
                    log.lines().get(0).contains("status 401 unauthorized"),
                    log.lines().get(0));
            assertFalse(log.lines().get(0).contains("aaaaaaaa"), log.lines().get(0));
        }
    }

    @Test
    void takesABare401ForADeadTokenWhenOneThatNobodyHasIsRefusedByName() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 ", "400 " + INVALID_GRANT)) {
            assertInstanceOf(TokenOutcome.Refused.class, fixture.client().refresh(new RefreshToken(REFRESH)));
            assertProbed(fixture);
        }
    }

    @Test
    void takesABare401ForAWrongClientWhenTheProbeIsCalledUnauthorized() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 ", "401 " + UNAUTHORIZED)) {
            TokenOutcome outcome = fixture.client().refresh(new RefreshToken(REFRESH));

            assertTrue(
                    assertInstanceOf(TokenOutcome.Misconfigured.class, outcome).client());
            assertProbed(fixture);
        }
    }

    @Test
    void cannotDecideWhenTheProbeGetsABare401Too() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 ", "401 ")) {
            assertInstanceOf(TokenOutcome.Undecided.class, fixture.client().refresh(new RefreshToken(REFRESH)));
            assertProbed(fixture);
        }
    }

    @Test
    void triesLaterWhenTheProbeIsNotAnswered() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 ", "503 ")) {
            TokenOutcome outcome = fixture.client().refresh(new RefreshToken(REFRESH));

            assertFalse(
                    assertInstanceOf(TokenOutcome.Unavailable.class, outcome).unanswered());
            assertProbed(fixture);
        }
    }

    @Test
    void probesACodeInTheSameWayAndNeverSendsItAgain() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 ", "400 " + INVALID_GRANT)) {
            assertInstanceOf(
                    TokenOutcome.Refused.class, fixture.client().exchange("AbCdEf", CameraManagerFixture.VERIFIER));
            assertEquals(List.of("POST /oauth/token", "POST /oauth/token"), fixture.calls());
            assertFalse(fixture.request(1).contains("AbCdEf"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 {\"error\":\"invalid_grant\"} | CLIENT_ACCEPTED",
                "401 {\"error\":\"unauthorized\"}  | CLIENT_REFUSED",
                "401 {\"error\":\"invalid_client\"}| CLIENT_REFUSED",
                "503 down                          | NO_ANSWER"
            })
    void probesByARefreshTokenThatNobodyHas(String answer, Probe expected) throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture(answer)) {
            assertEquals(expected, fixture.client().probe());
            assertEquals(List.of("POST /oauth/token"), fixture.calls());
        }
    }

    private static void assertProbed(CameraManagerFixture fixture) {
        assertEquals(List.of("POST /oauth/token", "POST /oauth/token"), fixture.calls());
        String probe = parameters(body(fixture.request(1))).get("refresh_token");
        assertNotEquals(REFRESH, probe);
        assertTrue(probe.length() > 30, probe);
        assertEquals("refresh_token", parameters(body(fixture.request(1))).get("grant_type"));
    }
}
