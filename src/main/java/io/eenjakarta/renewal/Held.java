package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import java.time.Duration;
import java.time.Instant;

/**
 * A grant as this node holds it in memory.
 *
 * @param grant with tokens that were in the vault before they came here
 * @param dueMillis when it is due for a rotation, in milliseconds of the clock; {@code Long.MAX_VALUE}: only after a 401
 * @param constant whether the last rotation brought the same refresh token again (EEN's permanent tokens)
 * @param afterRefusal whether the API's refusal of the generation before was what made this one
 */
record Held(Grant grant, long dueMillis, boolean constant, boolean afterRefusal) {

    /** Due a little before the access token ends: {@code early}, but never more than half of its life. */
    static Held of(Grant grant, Duration early) {
        long due = grant.tokens()
                .expiresAt()
                .map(end -> {
                    Duration life = Duration.between(grant.tokens().issuedAt(), end);
                    Duration ahead = early.compareTo(life.dividedBy(2)) < 0 ? early : life.dividedBy(2);
                    return millis(end.minus(ahead.isNegative() ? Duration.ZERO : ahead));
                })
                .orElse(Long.MAX_VALUE);
        return new Held(grant, due, false, false);
    }

    /** Due at the end of the access token: earlier, a permanent token only brings the same one again. */
    static Held constant(Grant grant) {
        return new Held(grant, grant.tokens().expiresAt().map(Held::millis).orElse(Long.MAX_VALUE), true, false);
    }

    /** The same grant, not to be tried again before an instant: a rotation failed while its token still lives. */
    Held notBefore(Instant retry) {
        long end = grant.tokens().expiresAt().map(Held::millis).orElse(Long.MAX_VALUE);
        return new Held(grant, Math.min(end, Math.max(dueMillis, millis(retry))), constant, afterRefusal);
    }

    /** The same, marked as made because the API refused the generation before. */
    Held refusedBefore() {
        return new Held(grant, dueMillis, constant, true);
    }

    /** The same, after the API took its token. */
    Held accepted() {
        return new Held(grant, dueMillis, constant, false);
    }

    /** The one to keep of two: the newer generation, and of the same one what is known about permanent tokens. */
    Held orNewer(Held other) {
        int mine = grant.generation();
        int theirs = other.grant.generation();
        return mine > theirs || mine == theirs && constant && !other.constant ? this : other;
    }

    /** Whether its access token has not ended yet. */
    boolean lives(long nowMillis) {
        return grant.tokens().expiresAt().map(end -> nowMillis < millis(end)).orElse(true);
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
