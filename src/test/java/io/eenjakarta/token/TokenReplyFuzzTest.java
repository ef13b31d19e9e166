package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.security.Requirement;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Replies of the token end point, well-formed and not. */
@Requirement({"F4", "C15", "C16", "C18", "P2"})
class TokenReplyFuzzTest {

    private static final String ACCESS = "access-0123456789abcdef0123456789abcdef";
    private static final String REFRESH = "refresh-0123456789abcdef0123456789abcdef";
    private static final Provider PROVIDER = TokenFixture.provider();
    private static final Optional<RefreshToken> PREVIOUS = Optional.of(new RefreshToken("rt-1"));

    /** Whatever stands before, between and behind them in an object. */
    @FuzzTest
    void neverLosesAPairThatIsThere(FuzzedDataProvider data) {
        OddMembers odd = new OddMembers(data);
        String json = "{" + odd.some() + "\"access_token\":\"" + ACCESS + "\"," + odd.some() + "\"refresh_token\":\""
                + REFRESH + "\"," + odd.some() + "\"end\":0}";
        TokenOutcome outcome = classified(200, json).orElseThrow();
        TokenOutcome.Granted granted = assertInstanceOf(TokenOutcome.Granted.class, outcome, json);
        assertEquals(ACCESS, granted.tokens().accessToken().value());
        assertEquals(Optional.of(REFRESH), granted.tokens().refreshToken().map(RefreshToken::value));
        assertFalse(outcome.toString().contains(ACCESS) || outcome.toString().contains(REFRESH), outcome.toString());
    }

    @FuzzTest
    void isOneOfFiveOutcomesWhateverComes(byte[] input) {
        int status = input.length == 0 ? 200 : 200 + (input[0] & 3) * 100;
        String body = new String(input, Math.min(1, input.length), Math.max(0, input.length - 1), UTF_8);
        for (int each : new int[] {200, status, 401}) {
            Optional<TokenOutcome> outcome = classified(each, body);
            assertTrue(outcome.isPresent() || each == 401, body);
            if (outcome.isPresent() && outcome.get() instanceof TokenOutcome.Granted granted) {
                assertEquals(200, each);
                assertIsUsable(granted.tokens(), body);
            }
        }
    }

    private static void assertIsUsable(TokenSet tokens, String body) {
        assertTrue(tokens.accessToken().bearer().matches("Bearer [\\x21-\\x7e]+"), body);
        assertTrue(tokens.refreshToken().isPresent(), body);
        Instant end = tokens.expiresAt().orElse(NOW.plusSeconds(1));
        assertFalse(end.isBefore(NOW.plusSeconds(1)) || end.isAfter(NOW.plus(TokenReply.LONGEST_LIFE)), body);
        String host = tokens.apiBase().map(URI::getHost).orElse("api.eagleeyenetworks.com");
        assertTrue(host.matches("api(\\.c[0-9]{3,4})?\\.eagleeyenetworks\\.com"), body);
    }

    private static Optional<TokenOutcome> classified(int status, String body) {
        return ReplyClassifier.classify(
                new PostResult.Reply(status, Optional.of(body), Optional.empty()), NOW, PREVIOUS, PROVIDER);
    }
}
