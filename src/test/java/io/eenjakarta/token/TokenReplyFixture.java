package io.eenjakarta.token;

import static io.eenjakarta.token.TokenFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;

/** Replies with status 200 to a refresh of {@code rt-1}, judged as the real classifier does. */
final class TokenReplyFixture {

    /** Members of a reply that brings {@code at-1} and {@code rt-2}. */
    static final String PAIR = "\"access_token\":\"at-1\",\"refresh_token\":\"rt-2\"";

    private TokenReplyFixture() {}

    /** What comes of a reply with the pair and these members after it, each with a comma in front. */
    static TokenOutcome.Granted granted(String members) {
        return assertInstanceOf(TokenOutcome.Granted.class, outcome("{" + PAIR + members + "}"));
    }

    /** What comes of a reply with this body. */
    static TokenOutcome outcome(String body) {
        return ReplyClassifier.classify(
                        new PostResult.Reply(200, Optional.of(body), Optional.empty()),
                        NOW,
                        Optional.of(new RefreshToken("rt-1")),
                        TokenFixture.provider())
                .orElseThrow();
    }

    static void assertPairKept(TokenOutcome.Granted granted) {
        assertEquals("at-1", granted.tokens().accessToken().value());
        assertEquals(Optional.of("rt-2"), granted.tokens().refreshToken().map(RefreshToken::value));
    }
}
