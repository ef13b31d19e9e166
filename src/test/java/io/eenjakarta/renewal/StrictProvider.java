package io.eenjakarta.renewal;

import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A provider that takes each refresh token once, as EEN does, and counts how often each came where it was read. */
final class StrictProvider {

    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> read = new ConcurrentHashMap<>();
    private final ScriptedTokens tokens;
    private final Duration life;

    StrictProvider(ScriptedTokens tokens, Duration life) {
        this.tokens = tokens;
        this.life = life;
    }

    /** Rotates, or refuses a token that was used. */
    TokenOutcome rotate(RefreshToken token) {
        read.merge(token.value(), 1, Integer::sum);
        return used.add(token.value())
                ? new TokenOutcome.Granted(tokens.set(token.value() + "+", Optional.of(life)), Optional.empty())
                : new TokenOutcome.Refused("HTTP 400 invalid_grant");
    }

    /** Rotates, and nobody gets the answer. */
    TokenOutcome rotateAndLose(RefreshToken token) {
        rotate(token);
        return Answer.LOST.apply(token);
    }

    /** Nobody knows that it never came. */
    TokenOutcome lose(RefreshToken token) {
        read.merge(token.value(), 1, Integer::sum);
        return Answer.LOST.apply(token);
    }

    /** How often a token was perhaps read that came most often. */
    int mostOften() {
        return read.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** How many rotations were carried out. */
    int rotations() {
        return used.size();
    }
}
