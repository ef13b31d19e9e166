package io.eenjakarta.token;

import io.eenjakarta.provider.Provider;
import java.time.Instant;
import java.util.Optional;

/** Replies of the token end point, for what measures them from outside. */
public final class ReplyDoor {

    private ReplyDoor() {}

    /** What a refresh makes of a reply with status 200 and this body. */
    public static TokenOutcome outcome(String body, Instant started, RefreshToken previous, Provider provider) {
        return ReplyClassifier.classify(
                        new PostResult.Reply(200, Optional.of(body), Optional.empty()),
                        started,
                        Optional.of(previous),
                        provider)
                .orElseThrow();
    }
}
