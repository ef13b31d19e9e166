package io.eenjakarta.callback;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Attempts that were answered on this server and are not over yet. The first answer of each is what its browser was sent away for;
 * those that follow are somebody's who keeps the cookie. Not what guards a code: that is {@link
 * io.eenjakarta.vault.TakenAttempts}. Thread-safe, never blocks.
 */
final class AnsweredAttempts {

    /** In a flood of more the later ones count as first: whoever else comes meanwhile is not to be turned away. */
    static final int MOST = 20_000;

    private final Map<String, Instant> ends = new ConcurrentHashMap<>();

    /**
     * Whether this answer is the first one to an attempt.
     *
     * @param end when the attempt is over and may be forgotten
     */
    boolean isFirst(String attempt, Instant end, Instant now) {
        if (ends.size() >= MOST) {
            ends.values().removeIf(one -> !one.isAfter(now));
        }
        return ends.size() < MOST ? ends.putIfAbsent(attempt, end) == null : !ends.containsKey(attempt);
    }
}
