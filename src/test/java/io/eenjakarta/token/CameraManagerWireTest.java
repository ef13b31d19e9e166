package io.eenjakarta.token;

import static io.eenjakarta.token.CameraManagerFixture.ACCESS;
import static io.eenjakarta.token.CameraManagerFixture.REFRESH;
import static io.eenjakarta.token.CameraManagerFixture.TOKENS;
import static io.eenjakarta.token.CameraManagerFixture.VERIFIER;
import static io.eenjakarta.token.CameraManagerFixture.body;
import static io.eenjakarta.token.CameraManagerFixture.header;
import static io.eenjakarta.token.CameraManagerFixture.parameters;
import static io.eenjakarta.token.CameraManagerFixture.query;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CameraManager's token end point gets to see, byte by byte. */
class CameraManagerWireTest {

    /** As printed in CameraManager's own guide, for this id and secret. */
    private static final String PRINTED = "Y2FtZXJhbWFuYWdlci50ZXN0InF3ZXJ0eXVpb3Bhc2RmZ2hqa2x6eGN2Ym5tMTIzNDU=";

    private static final Map<String, String> EXCHANGE = Map.of(
            "grant_type", "authorization_code",
            "code", "Ab+Cd/Ef",
            "redirect_uri", "https://portal.example/app/cm",
            "scope", "write");
    private static final Map<String, String> RENEWAL =
            Map.of("grant_type", "refresh_token", "refresh_token", REFRESH, "scope", "write");

    @Test
    void exchangesACodeByAFormWithoutAVerifier() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 " + TOKENS)) {
            assertGranted(fixture.client().exchange("Ab+Cd/Ef", VERIFIER));

            assertEquals(List.of("POST /oauth/token"), fixture.calls());
            String request = fixture.request(0);
            assertEquals("", query(request));
            assertEquals("application/x-www-form-urlencoded", header(request, "Content-Type"));
            assertEquals(EXCHANGE, parameters(body(request)));
        }
    }

    @Test
    void refreshesByAForm() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 " + TOKENS)) {
            assertGranted(fixture.client().refresh(new RefreshToken(REFRESH)));

            assertEquals(List.of("POST /oauth/token"), fixture.calls());
            assertEquals("", query(fixture.request(0)));
            assertEquals(RENEWAL, parameters(body(fixture.request(0))));
        }
    }

    @Test
    void exchangesACodeByTheQueryWithAnEmptyBody() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 " + TOKENS)) {
            assertGranted(fixture.client(true).exchange("Ab+Cd/Ef", VERIFIER));

            assertEquals(List.of("POST /oauth/token"), fixture.calls());
            String request = fixture.request(0);
            assertEquals(EXCHANGE, parameters(query(request)));
            assertEquals("", body(request));
            assertEquals("0", header(request, "Content-Length"));
        }
    }

    @Test
    void refreshesByTheQueryWithAnEmptyBody() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 " + TOKENS)) {
            assertGranted(fixture.client(true).refresh(new RefreshToken(REFRESH)));

            assertEquals(List.of("POST /oauth/token"), fixture.calls());
            assertEquals(RENEWAL, parameters(query(fixture.request(0))));
            assertEquals("", body(fixture.request(0)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsTheClientByBasicAndAsksForJson(boolean byQuery) throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 " + TOKENS)) {
            fixture.client(byQuery).refresh(new RefreshToken(REFRESH));

            String request = fixture.request(0);
            assertEquals("application/json", header(request, "Accept"));
            assertEquals("close", header(request, "Connection").toLowerCase());
            assertEquals(
                    "cameramanager.test:qwertyuiopasdfghjklzxcvbnm12345",
                    decoded(header(request, "Authorization").replaceFirst("^Basic ", "")));
            assertFalse(request.contains("qwertyuiop"), "the secret in clear");
        }
    }

    @Test
    void doesNotSendTheHeaderThatTheGuidePrintsForItHasAQuoteInPlaceOfTheColon() throws IOException {
        assertEquals("cameramanager.test\"qwertyuiopasdfghjklzxcvbnm12345", decoded(PRINTED));
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 " + TOKENS)) {
            fixture.client().refresh(new RefreshToken(REFRESH));

            String sent = header(fixture.request(0), "Authorization").replaceFirst("^Basic ", "");
            assertNotEquals(PRINTED, sent);
            assertEquals(decoded(PRINTED).replace('"', ':'), decoded(sent));
        }
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    private static void assertGranted(TokenOutcome outcome) {
        TokenSet tokens = assertInstanceOf(TokenOutcome.Granted.class, outcome).tokens();
        assertEquals(new AccessToken(ACCESS), tokens.accessToken());
        assertEquals(new RefreshToken(REFRESH), tokens.refreshToken().orElseThrow());
    }
}
