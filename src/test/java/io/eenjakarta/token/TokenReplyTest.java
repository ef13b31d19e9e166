package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.HOSTS;
import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.ApiHosts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is odd about a reply, the pair in it is kept. */
class TokenReplyTest {

    private static final URI C001 = URI.create("https://api.c001.eagleeyenetworks.com");
    private static final String PAIR = "\"access_token\":\"at-1\",\"refresh_token\":\"rt-2\"";

    private static TokenOutcome.Granted granted(String members) {
        return assertInstanceOf(TokenOutcome.Granted.class, outcome("{" + PAIR + members + "}"));
    }

    private static TokenOutcome outcome(String body) {
        return ReplyClassifier.classify(
                        new PostResult.Reply(200, Optional.of(body), Optional.empty()),
                        NOW,
                        Optional.of(new RefreshToken("rt-1")),
                        HOSTS)
                .orElseThrow();
    }

    private static void assertPairKept(TokenOutcome.Granted granted) {
        assertEquals("at-1", granted.tokens().accessToken().value());
        assertEquals(Optional.of("rt-2"), granted.tokens().refreshToken().map(RefreshToken::value));
    }

    @Test
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
    @ValueSource(
            strings = {
                "",
                ",\"expires_in\":0",
                ",\"expires_in\":-5",
                ",\"expires_in\":0.5",
                ",\"expires_in\":\"43198\"",
                ",\"expires_in\":null",
                ",\"expires_in\":true",
                ",\"expires_in\":{\"seconds\":5}",
                ",\"expires_in\":-1e999999999"
            })
    void leavesTheEndOpenWhenItsLifeIsNoNumberAboveZero(String member) {
        TokenOutcome.Granted granted = granted(member);

        assertPairKept(granted);
        assertEquals(Optional.empty(), granted.tokens().expiresAt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7776001", "99999999999999999999", "1e400", "1e999999999"})
    void cutsAnAbsurdLifeToNinetyDays(String life) {
        TokenOutcome.Granted granted = granted(",\"expires_in\":" + life);

        assertPairKept(granted);
        assertEquals(
                Optional.of(NOW.plus(Duration.ofDays(90))), granted.tokens().expiresAt());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "43198.9, 43198", "4.3e4, 43000", "604799, 604799", "7776000, 7776000"})
    void countsWholeSecondsFromTheStartOfTheRequest(String life, long seconds) {
        assertEquals(
                Optional.of(NOW.plusSeconds(seconds)),
                granted(",\"expires_in\":" + life).tokens().expiresAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\"}",
                "{\"hostname\":\"API.C001.EagleEyeNetworks.com\",\"port\":443}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":null}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443.0}",
                "\"api.c001.eagleeyenetworks.com\"",
                "\"api.c001.eagleeyenetworks.com:443\"",
                "\"https://api.c001.eagleeyenetworks.com\"",
                "\"https://api.c001.eagleeyenetworks.com/\"",
                "\"https://api.c001.eagleeyenetworks.com:443\""
            })
    void understandsTheBaseInEveryFormSeen(String base) {
        TokenOutcome.Granted granted = granted(",\"httpsBaseUrl\":" + base);

        assertEquals(Optional.of(C001), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"httpsBaseUrl\":null", ",\"httpsBaseUrl\":\"\"", ",\"httpsBaseUrl\":\" \""})
    void leavesTheBaseOpenWhenThereIsNone(String member) {
        TokenOutcome.Granted granted = granted(member);

        assertPairKept(granted);
        assertEquals(Optional.empty(), granted.tokens().apiBase());
        assertEquals(Optional.empty(), granted.baseFault());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostname\":\"evil.example\",\"port\":443}",
                "{\"hostname\":\"evileagleeyenetworks.com\"}",
                "{\"hostname\":\"api.c001.eagleyenetworks.com\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com.\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com.evil.example\"}",
                "{\"hostname\":\"user@api.c001.eagleeyenetworks.com\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com/x\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\\r\\nX: y\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":8443}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":\"443\"}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":443.5}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":1e99999999}",
                "{\"hostname\":\"api.c001.eagleeyenetworks.com\",\"port\":-1}",
                "{\"hostname\":\"localhost\",\"port\":3334}",
                "{\"hostname\":42}",
                "{}",
                "[]",
                "42",
                "\"http://api.c001.eagleeyenetworks.com\"",
                "\"https://user:pw@api.c001.eagleeyenetworks.com\"",
                "\"https://api.c001.eagleeyenetworks.com/api/v3.0\"",
                "\"https://api.c001.eagleeyenetworks.com?x\"",
                "\"https://evil.example\"",
                "\"javascript://api.c001.eagleeyenetworks.com\"",
                "\"user@api.c001.eagleeyenetworks.com\"",
                "\"api.c001.eagleeyenetworks.com:8443\"",
                "\"api.c001.eagleeyenetworks.com/x\"",
                "\"ht tp://x\"",
                "\"https://\""
            })
    void keepsThePairButNotABaseThatIsNotAllowed(String base) {
        TokenOutcome.Granted granted = granted(",\"httpsBaseUrl\":" + base);

        assertPairKept(granted);
        assertEquals(Optional.empty(), granted.tokens().apiBase());
        assertTrue(granted.baseFault().isPresent());
        assertTrue(granted.baseFault().get().chars().allMatch(c -> c >= ' ' && c < 127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"refresh_token\":null", ",\"refresh_token\":\"\"", ",\"refresh_token\":7"})
    void keepsTheOldRefreshTokenWhenNoneComes(String member) {
        TokenOutcome.Granted granted =
                assertInstanceOf(TokenOutcome.Granted.class, outcome("{\"access_token\":\"at-1\"" + member + "}"));

        assertEquals(Optional.of(new RefreshToken("rt-1")), granted.tokens().refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"bearer\"", "\"BEARER\"", "\"Bearer\"", "null", "\"mac\"", "7"})
    void keepsThePairWhateverTheTokenType(String type) {
        assertPairKept(granted(",\"token_type\":" + type));
    }

    @Test
    void reportsWhatIsOddWithoutItsValue() {
        TokenReply reply = TokenReply.parse("{\"token_type\":\"mac\\u0007\",\"expires_in\":\"s3cret\"}")
                .orElseThrow();
        reply.expiresAt(NOW);

        assertEquals(List.of("expires_in is no number above 0", "token_type \"mac?\""), reply.oddities());
    }

    @Test
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
                "{\"refresh_token\":\"rt-2\"}",
                "{\"access_token\":\"at-1\"",
                "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-",
                "{access_token:at-1}"
            })
    void grantsNothingWithoutAUsableAccessToken(String body) {
        TokenOutcome.Unavailable unavailable = assertInstanceOf(TokenOutcome.Unavailable.class, outcome(body));

        assertTrue(unavailable.sent());
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
    void usesTheLoopbackHostAndTheSchemeOfTheDemo() {
        ApiHosts demo = new ApiHosts(List.of(), true, "http");
        TokenReply reply = TokenReply.parse("{\"httpsBaseUrl\":{\"hostname\":\"localhost\",\"port\":3334}}")
                .orElseThrow();

        assertEquals(Optional.of(new ApiHosts.Accepted(URI.create("http://localhost:3334"))), reply.apiBase(demo));
    }

    @Test
    void showsNoToken() {
        String shown = granted("").toString();

        assertFalse(shown.contains("at-1") || shown.contains("rt-2"), shown);
    }
}
