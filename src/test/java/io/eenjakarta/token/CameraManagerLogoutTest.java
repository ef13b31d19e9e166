package io.eenjakarta.token;

import static io.eenjakarta.token.CameraManagerFixture.ACCESS;
import static io.eenjakarta.token.CameraManagerFixture.REFRESH;
import static io.eenjakarta.token.CameraManagerFixture.body;
import static io.eenjakarta.token.CameraManagerFixture.header;
import static io.eenjakarta.token.CameraManagerFixture.parameters;
import static io.eenjakarta.token.CameraManagerFixture.tokens;
import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are given back to CameraManager by a logout, which takes a living access token. */
class CameraManagerLogoutTest {

    private static final String DELETE = "DELETE /rest/v2.0/users/self/tokens/current";
    private static final String REFRESHING = "POST /oauth/token";
    private static final Optional<Instant> LATER = Optional.of(NOW.plusSeconds(1));
    private static final String FRESH = "cccccccc-cccc-cccc-cccc-cccccccccccc:10003";
    private static final String GRANTED =
            "200 {\"access_token\":\"" + FRESH + "\",\"refresh_token\":\"" + REFRESH + "\",\"expires_in\":43199}";

    private static boolean revoke(CameraManagerFixture fixture, Optional<Instant> end) {
        return fixture.client().revoke(tokens(end));
    }

    @Test
    void deletesWithTheAccessToken() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("200 ")) {
            assertTrue(revoke(fixture, LATER));

            assertEquals(List.of(DELETE), fixture.calls());
            String request = fixture.request(0);
            assertEquals("Bearer " + ACCESS, header(request, "Authorization"));
            assertEquals("application/json", header(request, "Accept"));
            assertFalse(request.contains(REFRESH));
        }
    }

    @Test
    void triesATokenWhoseEndNobodyKnows() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("204 ")) {
            assertTrue(revoke(fixture, Optional.empty()));
            assertEquals(List.of(DELETE), fixture.calls());
        }
    }

    @Test
    void refreshesAnEndedTokenFirstAndDeletesWithTheNewOne() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture(GRANTED, "200 ")) {
            assertTrue(revoke(fixture, Optional.of(NOW)));

            assertEquals(List.of(REFRESHING, DELETE), fixture.calls());
            assertEquals(REFRESH, parameters(body(fixture.request(0))).get("refresh_token"));
            assertEquals("Bearer " + FRESH, header(fixture.request(1), "Authorization"));
        }
    }

    @Test
    void refreshesAfterA401AndDeletesOnceMore() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 {}", GRANTED, "200 ")) {
            assertTrue(revoke(fixture, LATER));

            assertEquals(List.of(DELETE, REFRESHING, DELETE), fixture.calls());
            assertEquals("Bearer " + FRESH, header(fixture.request(2), "Authorization"));
        }
    }

    @Test
    void isContentWhenTheRefreshTokenIsDeadAlready() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 {}", "400 {\"error\":\"invalid_grant\"}")) {
            assertTrue(revoke(fixture, LATER));
            assertEquals(List.of(DELETE, REFRESHING), fixture.calls());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 ", "503 {}", "404 ", "302 "})
    void isNotConfirmedByAnythingElse(String answer) throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture(answer)) {
            assertFalse(revoke(fixture, LATER));
            assertEquals(List.of(DELETE), fixture.calls());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 {}", "401 {\"error\":\"unauthorized\"}", "200 {}"})
    void isNotConfirmedWhenNoNewTokenIsToBeHad(String answer) throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture(answer)) {
            assertFalse(revoke(fixture, Optional.of(NOW)));
            assertEquals(List.of(REFRESHING), fixture.calls());
        }
    }

    @Test
    void doesNotGoRoundWhenTheNewTokenIsRefusedToo() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture("401 {}", GRANTED, "401 {}")) {
            assertFalse(revoke(fixture, LATER));
            assertEquals(List.of(DELETE, REFRESHING, DELETE), fixture.calls());
        }
    }

    @ParameterizedTest
    @CsvSource({"200, true", "204, true", "401, true", "503, false"})
    void deletesALivingAccessTokenThatHasNoRefreshToken(int status, boolean done) throws IOException {
        for (Optional<Instant> end : List.of(LATER, Optional.<Instant>empty())) {
            try (CameraManagerFixture fixture = new CameraManagerFixture(status + " {}")) {
                assertEquals(done, fixture.client().revoke(withoutRefreshToken(end)));
                assertEquals(List.of(DELETE), fixture.calls());
                assertEquals("Bearer " + ACCESS, header(fixture.request(0), "Authorization"));
            }
        }
    }

    @Test
    void asksNobodyAboutAnEndedOneThatHasNone() throws IOException {
        try (CameraManagerFixture fixture = new CameraManagerFixture()) {
            assertTrue(fixture.client().revoke(withoutRefreshToken(Optional.of(NOW))));
            assertEquals(List.of(), fixture.calls());
        }
    }

    private static TokenSet withoutRefreshToken(Optional<Instant> end) {
        return new TokenSet(new AccessToken(ACCESS), Optional.empty(), NOW, end, Optional.of(CameraManagerFixture.API));
    }
}
