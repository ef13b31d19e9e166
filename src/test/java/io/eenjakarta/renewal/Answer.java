package io.eenjakarta.renewal;

import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** An answer of the token end point. */
interface Answer extends Function<RefreshToken, TokenOutcome> {

    Answer LOST = token -> new TokenOutcome.Unavailable("no reply", true, Optional.empty());
    Answer BUSY = token -> new TokenOutcome.Unavailable("HTTP 503", false, Optional.empty());
    Answer REFUSED = token -> new TokenOutcome.Refused("HTTP 400 invalid_grant");
    Answer WRONG_CLIENT = token -> new TokenOutcome.Misconfigured("HTTP 401 invalid_client", true);
    Answer WRONG_SCOPE = token -> new TokenOutcome.Misconfigured("HTTP 400 invalid_scope", false);
    Answer BROKEN = token -> {
        throw new IllegalStateException("nobody foresaw it");
    };

    /** Answers to the next sendings; all after these rotate. */
    static void next(ScriptedTokens tokens, Answer... answers) {
        Queue<Answer> left = new ConcurrentLinkedQueue<>(List.of(answers));
        tokens.answer = token -> {
            Answer answer = left.poll();
            return answer == null ? tokens.rotated(token) : answer.apply(token);
        };
    }
}
