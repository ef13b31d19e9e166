package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyClassifierTest {

    private static final Optional<Duration> WAIT = Optional.of(Duration.ofSeconds(9));

    private static Optional<TokenOutcome> classify(PostResult result) {
        return ReplyClassifier.classify(result, NOW, Optional.empty(), TokenFixture.provider());
    }

    private static Optional<TokenOutcome> classify(int status, String body) {
        return classify(new PostResult.Reply(status, Optional.of(body), WAIT));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                // the error code decides, whatever the status
                "400, `{\"error\":\"invalid_grant\"}`, Refused",
                "401, `{\"error\":\"invalid_grant\"}`, Refused",
                "403, `{\"error\":\"invalid_grant\"}`, Refused",
                "200, `{\"error\":\"invalid_grant\"}`, Refused",
                "503, `{\"error\":\"invalid_grant\"}`, Refused",
                "401, `{\"error\":\"invalid_client\"}`, Misconfigured",
                "400, `{\"error\":\"invalid_client\"}`, Misconfigured",
                "400, `{\"error\":\"unauthorized_client\"}`, Misconfigured",
                "400, `{\"error\":\"invalid_scope\"}`, Misconfigured",
                "400, `{\"error\":\"invalid_request\"}`, Misconfigured",
                "400, `{\"error\":\"unsupported_grant_type\"}`, Misconfigured",
                "400, `{\"error\":\"server_error\"}`, Unavailable",
                "403, `{\"error\":\"temporarily_unavailable\"}`, Unavailable",
                // then the status
                "301, `<html/>`, Misconfigured",
                "302, ``, Misconfigured",
                "307, ``, Misconfigured",
                "403, `<html>blocked</html>`, Misconfigured",
                "403, `{\"error\":\"something_new\"}`, Misconfigured",
                "404, `Not found`, Misconfigured",
                "405, ``, Misconfigured",
                "407, `proxy`, Misconfigured",
                "408, ``, Unavailable",
                "429, `{}`, Unavailable",
                "500, `{\"error\":\"something_new\"}`, Unavailable",
                "502, `<html/>`, Unavailable",
                "503, ``, Unavailable",
                "504, ``, Unavailable",
                "400, `<html/>`, Unavailable",
                "400, `{\"error\":7}`, Unavailable",
                "418, ``, Unavailable",
                "204, ``, Unavailable",
                "200, `{}`, Unavailable",
                "201, `{\"access_token\":\"a\"}`, Granted",
                // a 401 without a known reason says nothing
                "401, ``, ambiguous",
                "401, `<html/>`, ambiguous",
                "401, `{\"error\":\"unauthorized\"}`, ambiguous",
                "401, `{\"code\":401,\"status\":\"unauthenticated\"}`, ambiguous"
            })
    @Requirement("C16")
    void judgesErrorCodeFirstAndStatusNext(int status, String body, String expected) {
        assertEquals(
                expected,
                classify(status, body).map(o -> o.getClass().getSimpleName()).orElse("ambiguous"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "408, ``, false",
                "429, `{}`, false",
                "500, `{\"error\":\"something_new\"}`, false",
                "502, `<html/>`, false",
                "503, ``, false",
                "400, `<html/>`, false",
                "200, `{\"error\":\"server_error\"}`, false",
                "200, `{\"error\":\"something_new\"}`, false",
                // it said yes, and what it gave cannot be read
                "200, ``, true",
                "200, `{}`, true",
                "200, `{\"access_token\":\"a\"`, true",
                "200, `{\"access_token\":\"not visible\",\"refresh_token\":\"r\"}`, true",
                "200, `{\"refresh_token\":\"r\"}`, true",
                "200, `{\"error\":7}`, true",
                "201, `<html/>`, true",
                "204, ``, true"
            })
    void callsOnlyALostYesUnanswered(int status, String body, boolean unanswered) {
        TokenOutcome.Unavailable outcome = assertInstanceOf(
                TokenOutcome.Unavailable.class, classify(status, body).orElseThrow());

        assertEquals(unanswered, outcome.unanswered());
        assertEquals(WAIT, outcome.retryAfter());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "401, `{\"error\":\"invalid_client\"}`, true",
                "400, `{\"error\":\"invalid_client\"}`, true",
                "400, `{\"error\":\"unauthorized_client\"}`, false",
                "400, `{\"error\":\"invalid_scope\"}`, false",
                "403, `<html/>`, false",
                "302, ``, false"
            })
    @Requirement("C16")
    void tellsRefusedCredentialsFromOtherMisconfigurations(int status, String body, boolean client) {
        TokenOutcome.Misconfigured outcome = assertInstanceOf(
                TokenOutcome.Misconfigured.class, classify(status, body).orElseThrow());

        assertEquals(client, outcome.client());
    }

    @Test
    void callsAnOverlongBodyUnavailableAndAnOverlongRefusalAsItsStatusSays() {
        assertEquals(
                Optional.of(new TokenOutcome.Unavailable("status 200, too long a body", true, Optional.empty())),
                classify(new PostResult.Reply(200, Optional.empty(), Optional.empty())));
        assertEquals(
                Optional.of(new TokenOutcome.Misconfigured("status 403, too long a body", false)),
                classify(new PostResult.Reply(403, Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void callsALostRequestUnansweredWhenItWasSent(boolean sent) {
        assertEquals(
                Optional.of(new TokenOutcome.Unavailable("gone", sent, Optional.empty())),
                classify(new PostResult.Lost("gone", sent)));
    }

    @Test
    void repeatsNoOutsideTextButAKnownKindOfCode() {
        TokenOutcome described = classify(
                        400, "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid refresh token: s3cret\"}")
                .orElseThrow();
        TokenOutcome odd = classify(400, "{\"error\":\"Token s3cret is bad\"}").orElseThrow();

        assertEquals(new TokenOutcome.Refused("status 400 invalid_grant"), described);
        assertFalse(odd.toString().contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({"200, Refused", "401, Misconfigured", "400, Unavailable", "302, Unavailable", "503, Unavailable"})
    @Requirement("C16")
    void letsTheProbeDecideWhoseFaultA401Was(int status, String expected) {
        Probe probe = Probe.of(new PostResult.Reply(status, Optional.of(""), Optional.empty()));

        assertEquals(expected, ReplyClassifier.afterProbe(probe).getClass().getSimpleName());
    }

    @Test
    void blamesTheClientWhenTheProbeWasRefused() {
        assertTrue(assertInstanceOf(TokenOutcome.Misconfigured.class, ReplyClassifier.afterProbe(Probe.CLIENT_REFUSED))
                .client());
    }

    @Test
    void leavesTheCaseOpenWhenTheProbeIsLost() {
        TokenOutcome outcome = ReplyClassifier.afterProbe(Probe.of(new PostResult.Lost("gone", true)));

        assertFalse(assertInstanceOf(TokenOutcome.Unavailable.class, outcome).unanswered());
    }
}
