package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.CLOCK;
import static io.eenjakarta.token.TokenFixture.NOW;
import static io.eenjakarta.token.TokenFixture.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenClientTest {

    private static final String REPLY = "{\"access_token\":\"at\",\"refresh_token\":\"rt-2\",\"expires_in\":60}";

    private final ExecutorService executor = Executors.newCachedThreadPool(RawServer::daemon);

    @AfterEach
    void shutDown() {
        executor.shutdownNow();
    }

    private TokenClient client(RawServer server) {
        return TokenFixture.client(settings(server.uri("/"), Duration.ofSeconds(10)), CLOCK, executor);
    }

    private static RawServer server(int token, String body, int revoke) throws IOException {
        return new RawServer(c -> {
            boolean atToken = c.path().equals("/oauth2/token");
            String text = atToken ? body : "";
            c.write("HTTP/1.1 " + (atToken ? token : revoke) + " X\r\nContent-Length: " + text.length() + "\r\n\r\n"
                    + text);
        });
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static String line(String request) {
        return request.lines().findFirst().orElseThrow();
    }

    @Test
    @Requirement("C2")
    void exchangesACodeWithTheRegisteredRedirectUriAndItsVerifier() throws IOException {
        try (RawServer server = server(200, REPLY, 500)) {
            TokenOutcome outcome = client(server).exchange("co/de+1", new CodeVerifier("v".repeat(43)));

            TokenSet tokens =
                    assertInstanceOf(TokenOutcome.Granted.class, outcome).tokens();
            assertEquals(Optional.of(NOW.plusSeconds(60)), tokens.expiresAt());
            assertEquals(Optional.of(new RefreshToken("rt-2")), tokens.refreshToken());
            assertEquals(1, server.requests().size());
            assertEquals("POST /oauth2/token HTTP/1.1", line(server.requests().get(0)));
            assertEquals(
                    "grant_type=authorization_code&code=co%2Fde%2B1&redirect_uri=http%3A%2F%2F127.0.0.1%3A3333"
                            + "&scope=vms.all&code_verifier=" + "v".repeat(43),
                    body(server.requests().get(0)));
        }
    }

    @Test
    @Requirement({"C5", "C17"})
    void refreshesWithTheTokenAndTheScope() throws IOException {
        try (RawServer server = server(200, "{\"access_token\":\"at\"}", 500)) {
            TokenOutcome outcome = client(server).refresh(new RefreshToken("rt-1"));

            assertEquals(
                    Optional.of(new RefreshToken("rt-1")),
                    assertInstanceOf(TokenOutcome.Granted.class, outcome)
                            .tokens()
                            .refreshToken());
            assertEquals(
                    "grant_type=refresh_token&refresh_token=rt-1&scope=vms.all",
                    body(server.requests().get(0)));
        }
    }

    @Test
    void takesA401WithoutReasonForADeadTokenWhenTheProbeIsAccepted() throws IOException {
        try (RawServer server = server(401, "", 200)) {
            assertInstanceOf(TokenOutcome.Refused.class, client(server).refresh(new RefreshToken("rt-1")));

            assertEquals(
                    List.of("POST /oauth2/token HTTP/1.1", "POST /oauth2/revoke HTTP/1.1"),
                    server.requests().stream().map(TokenClientTest::line).toList());
            String probe = body(server.requests().get(1));
            assertTrue(probe.matches("token=[A-Za-z0-9_-]{43}"), probe);
            assertNotEquals("token=rt-1", probe);
        }
    }

    @Test
    void takesA401WithoutReasonForAWrongClientWhenTheProbeIsRefused() throws IOException {
        try (RawServer server = server(401, "", 401)) {
            assertTrue(assertInstanceOf(
                            TokenOutcome.Misconfigured.class, client(server).refresh(new RefreshToken("rt-1")))
                    .client());
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void probesNothingWhenTheReasonIsKnown() throws IOException {
        try (RawServer server = server(401, "{\"error\":\"invalid_client\"}", 200)) {
            assertInstanceOf(TokenOutcome.Misconfigured.class, client(server).refresh(new RefreshToken("rt-1")));
            assertEquals(1, server.requests().size());
        }
    }

    @Test
    void revokesInTheFormBody() throws IOException {
        try (RawServer server = server(500, "", 200)) {
            assertTrue(client(server).revoke(TokenFixture.holding(new RefreshToken("rt-1"))));
            assertEquals("POST /oauth2/revoke HTTP/1.1", line(server.requests().get(0)));
            assertEquals("token=rt-1", body(server.requests().get(0)));
            assertTrue(server.requests().get(0).contains("Authorization: Basic "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | CLIENT_ACCEPTED",
                "401 | {\"error\":\"invalid_grant\"} | CLIENT_ACCEPTED",
                "401 | {\"error\":\"invalid_client\"} | CLIENT_REFUSED",
                "200 | <html>maintenance</html> | NO_ANSWER",
                "302 | {} | NO_ANSWER",
                "400 | {\"error\":\"invalid_scope\"} | NO_ANSWER",
                "503 | {} | NO_ANSWER"
            })
    void probesTheTokenEndPointWithATokenThatNobodyHas(int status, String answer, Probe expected) throws IOException {
        try (RawServer server = server(status, answer, 500)) {
            assertEquals(expected, client(server).probe());
            assertEquals(1, server.requests().size());
            assertEquals("POST /oauth2/token HTTP/1.1", line(server.requests().get(0)));
            assertTrue(body(server.requests().get(0))
                    .matches("grant_type=refresh_token&refresh_token=[A-Za-z0-9_-]{43}&scope=vms.all"));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, CLIENT_ACCEPTED", "401, CLIENT_REFUSED", "503, NO_ANSWER"})
    void asksTheRevocationEndPointWhatABare401OfAProbeMeant(int status, Probe expected) throws IOException {
        try (RawServer server = server(401, "", status)) {
            assertEquals(expected, client(server).probe());
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void hasNoAnswerToAProbeWhenNobodyIsThere() throws IOException {
        RawServer closed = server(500, "", 200);
        closed.close();
        assertEquals(Probe.NO_ANSWER, client(closed).probe());
    }

    @Test
    @Requirement("C28")
    void tellsWhenTheRevocationWasNotConfirmed() throws IOException {
        try (RawServer server = server(500, "", 503)) {
            assertFalse(client(server).revoke(TokenFixture.holding(new RefreshToken("rt-1"))));
        }
        RawServer closed = server(500, "", 200);
        closed.close();
        assertFalse(client(closed).revoke(TokenFixture.holding(new RefreshToken("rt-1"))));
    }
}
