package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.http.conn.ConnectTimeoutException;
import org.junit.jupiter.api.Test;

/** The small values of this package. */
class TokenValuesTest {

    private static final TokenSet SET = TokenFixture.holding(new RefreshToken("rt-1"));

    @Test
    void aSetKeepsAnotherWhenBothHaveTheSameRefreshToken() {
        assertTrue(SET.keeps(TokenFixture.holding(new RefreshToken("rt-1"))));
        assertFalse(SET.keeps(TokenFixture.holding(new RefreshToken("rt-2"))));
    }

    @Test
    void aSetWithoutARefreshTokenKeepsNone() {
        TokenSet none = new TokenSet(SET.accessToken(), Optional.empty(), NOW, Optional.empty(), Optional.empty());
        assertFalse(none.keeps(none));
        assertFalse(none.keeps(SET));
        assertFalse(SET.keeps(none));
    }

    @Test
    void aSetAtABaseIsTheSameOtherwise() {
        URI base = URI.create("https://api.c001.eagleeyenetworks.com");
        assertEquals(
                new TokenSet(SET.accessToken(), SET.refreshToken(), SET.issuedAt(), SET.expiresAt(), Optional.of(base)),
                SET.at(base));
    }

    /** The example of RFC 7636, appendix B. */
    @Test
    @Requirement("C4")
    void aVerifierHasTheChallengeOfTheStandard() {
        assertEquals(
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge());
    }

    /** The example of FIPS 180-2. */
    @Test
    @Requirement("C21")
    void aFingerprintIsTheBeginningOfASha256() {
        assertEquals("ba7816bf8f01", Fingerprint.of("abc"));
        assertEquals("access token ba7816bf8f01", new AccessToken("abc").toString());
    }

    @Test
    void theLastAnswerTellsWhatIsAtFault() {
        assertEquals(
                new LastAnswer(NOW, LastAnswer.Kind.WORKS, ""),
                LastAnswer.of(new TokenOutcome.Granted(SET, Optional.empty()), NOW));
        assertEquals(
                new LastAnswer(NOW, LastAnswer.Kind.WORKS, ""), LastAnswer.of(new TokenOutcome.Refused("dead"), NOW));
        assertEquals(
                new LastAnswer(NOW, LastAnswer.Kind.REFUSES_US, "wrong"),
                LastAnswer.of(new TokenOutcome.Misconfigured("wrong", true), NOW));
        assertEquals(
                new LastAnswer(NOW, LastAnswer.Kind.AWAY, "gone"),
                LastAnswer.of(new TokenOutcome.Unavailable("gone", true, Optional.of(Duration.ZERO)), NOW));
        assertEquals(
                new LastAnswer(NOW, LastAnswer.Kind.AWAY, "either"),
                LastAnswer.of(new TokenOutcome.Undecided("either"), NOW));
    }

    @Test
    void aConnectionThatDidNotComeAboutInTimeHasSentNothing() {
        assertEquals(
                new PostResult.Lost("ProcessingException of ConnectTimeoutException", false),
                SendFailure.of(new jakarta.ws.rs.ProcessingException(new ConnectTimeoutException("secret"))));
        assertEquals(
                new PostResult.Lost("SocketTimeoutException", true),
                SendFailure.of(new java.net.SocketTimeoutException("secret")));
    }
}
