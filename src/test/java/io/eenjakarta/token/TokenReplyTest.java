package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static io.eenjakarta.token.TokenReplyFixture.PAIR;
import static io.eenjakarta.token.TokenReplyFixture.assertPairKept;
import static io.eenjakarta.token.TokenReplyFixture.granted;
import static io.eenjakarta.token.TokenReplyFixture.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is odd about a reply, the pair in it is kept. */
class TokenReplyTest {

    private static final URI C001 = URI.create("https://api.c001.eagleeyenetworks.com");

    @Test
    @Requirement("C15")
    void readsTheDocumentedReply() {
        TokenOutcome.Granted granted = granted(
                """
                ,"expires_in":43198,"httpsBaseUrl":{"hostname":"api.c001.eagleeyenetworks.com","port":443},
                "scope":"vms.all","token_type":"Bearer"
                """);

        assertPairKept(granted);
        assertEquals(NOW, granted.tokens().issuedAt());
        assertEquals(Optional.of(NOW.plusSeconds(43198)), granted.tokens().expiresAt());
        assertEquals(Optional.of(C001), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"refresh_token\":null", ",\"refresh_token\":\"\"", ",\"refresh_token\":7"})
    @Requirement("C17")
    void keepsTheOldRefreshTokenWhenNoneComes(String member) {
        TokenOutcome.Granted granted =
                assertInstanceOf(TokenOutcome.Granted.class, outcome("{\"access_token\":\"at-1\"" + member + "}"));

        assertEquals(Optional.of(new RefreshToken("rt-1")), granted.tokens().refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"bearer\"", "\"BEARER\"", "\"Bearer\"", "null", "\"mac\"", "7"})
    @Requirement("C15")
    void keepsThePairWhateverTheTokenType(String type) {
        assertPairKept(granted(",\"token_type\":" + type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"expires_in\":1e99999999999",
                "\"x\":-1.5E-99999999999",
                "\"httpsBaseUrl\":{\"port\":[1e99999999999]}",
                "\"httpsBaseUrl\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1e99999999999}}}}}",
            })
    void keepsThePairBehindNumbersThatNobodyCanHold(String member) {
        assertPairKept(assertInstanceOf(TokenOutcome.Granted.class, outcome("{" + member + "," + PAIR + "}")));
    }

    @Test
    void keepsThePairBehindWhatIsNestedAndEndsWhereTheTextDoes() {
        String deep = "\"x\":" + "[".repeat(500) + "{\"a\":1}" + "]".repeat(500);
        assertPairKept(assertInstanceOf(TokenOutcome.Granted.class, outcome("{" + deep + "," + PAIR + "}")));
        assertInstanceOf(TokenOutcome.Unavailable.class, outcome("{\"x\":" + "[".repeat(500)));
        assertInstanceOf(TokenOutcome.Unavailable.class, outcome("{\"x\":" + "[{\"a\":".repeat(3000)));
    }

    @Test
    void reportsWhatIsOddWithoutItsValue() {
        TokenReply reply = TokenReply.parse("{\"token_type\":\"mac\\u0007\",\"expires_in\":\"s3cret\"}")
                .orElseThrow();
        reply.expiresAt(NOW);

        assertEquals(List.of("expires_in is no number above 0", "token_type \"mac?\""), reply.oddities());
    }

    @Test
    void tellsALifeThatIsMissingFromOneThatIsNone() {
        TokenReply reply = TokenReply.parse("{}").orElseThrow();
        reply.expiresAt(NOW);

        assertEquals(List.of("no expires_in"), reply.oddities());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"error\"]", "[]", "\"error\"", "7"})
    void takesJsonThatIsNoObjectForNoReply(String body) {
        assertEquals(
                "status 200, not JSON",
                assertInstanceOf(TokenOutcome.Unavailable.class, outcome(body)).detail());
    }

    @Test
    @Requirement("C15")
    void findsNothingOddInALowerCaseBearer() {
        TokenReply reply =
                TokenReply.parse("{\"token_type\":\"bearer\",\"expires_in\":1}").orElseThrow();
        reply.expiresAt(NOW);

        assertEquals(List.of(), reply.oddities());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "<html><body>Bad gateway</body></html>",
                "{",
                "[]",
                "null",
                "\"at-1\"",
                "{}",
                "{\"access_token\":null}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":7}",
                "{\"access_token\":\"a\\r\\nX-Injected: b\"}",
                "{\"access_token\":\"a b\"}",
                "{\"access_token\":\"a\\u007f\"}",
                "{\"refresh_token\":\"rt-2\"}",
                "{\"access_token\":\"at-1\"",
                "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-",
                "{access_token:at-1}"
            })
    void grantsNothingWithoutAUsableAccessToken(String body) {
        TokenOutcome.Unavailable unavailable = assertInstanceOf(TokenOutcome.Unavailable.class, outcome(body));

        assertTrue(unavailable.unanswered());
        assertFalse(unavailable.detail().contains("rt-2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",\"expires_in\":",
                ",\"expires_in\":NaN}",
                ",\"expires_in\":43198s}",
                ",\"expires_in\":1e99999999999}",
                ",\"httpsBaseUrl\":api.c001.eagleeyenetworks.com}",
                "}}trailing"
            })
    void keepsAPairThatIsFollowedByMalformedJson(String rest) {
        assertPairKept(assertInstanceOf(TokenOutcome.Granted.class, outcome("{" + PAIR + rest)));
    }

    @Test
    void keepsAPairThatIsFollowedByEndlessNesting() {
        assertPairKept(
                assertInstanceOf(TokenOutcome.Granted.class, outcome("{" + PAIR + ",\"a\":" + "[".repeat(60_000))));
    }

    @Test
    void surrendersToNoDepthOfNesting() {
        assertInstanceOf(TokenOutcome.Unavailable.class, outcome("[".repeat(60_000)));
        assertInstanceOf(TokenOutcome.Unavailable.class, outcome("{\"a\":".repeat(12_000)));
    }

    @Test
    @Requirement("C21")
    void showsNoToken() {
        String shown = granted("").toString();

        assertFalse(shown.contains("at-1") || shown.contains("rt-2"), shown);
    }
}
