package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import java.time.Duration;
import java.time.Instant;

/**
 * A grant as this node holds it in memory.
 *
 * @param grant with tokens that were in the vault before they came here
 * @param readMillis when it was known to be like that in the vault, in milliseconds of the clock
 * @param dueMillis when it is due for a rotation, in milliseconds of the clock; {@code Long.MAX_VALUE}: only after a 401
 * @param unchanged whether the last rotation brought the same access token again, so that another one would too
 * @param afterRefusal whether the API's refusal of the generation before was what made this one
 * @param ours whether it was this node that got it from the provider
 */
record Held(Grant grant, long readMillis, long dueMillis, boolean unchanged, boolean afterRefusal, boolean ours) {

    /**
     * Due a little before the access token ends, or just then when it does not live twice as long as that anyway, or when
     * the refresh token is permanent: it only brings the same access token again, with what is left of its life.
     */
    static Held of(Grant grant, Duration early, long readMillis) {
        long due = grant.tokens()
                .expiresAt()
                .map(end -> {
                    Duration life = Duration.between(grant.tokens().issuedAt(), end);
                    boolean before = !grant.permanent() && life.compareTo(early.multipliedBy(2)) > 0;
                    return millis(before ? end.minus(early) : end);
                })
                .orElse(Long.MAX_VALUE);
        return new Held(grant, readMillis, due, false, false, false);
    }

    /** The same, after a permanent token brought the same access token again. */
    Held sameAgain() {
        return new Held(grant, readMillis, dueMillis, true, afterRefusal, ours);
    }

    /** The same, as this node got it from the provider. */
    Held gotByUs() {
        return new Held(grant, readMillis, dueMillis, unchanged, afterRefusal, true);
    }

    /** The same grant, not to be tried again before an instant: a rotation failed while its token still lives. */
    Held notBefore(Instant retry) {
        long end = grant.tokens().expiresAt().map(Held::millis).orElse(Long.MAX_VALUE);
        long due = Math.min(end, Math.max(dueMillis, millis(retry)));
        return new Held(grant, readMillis, due, unchanged, afterRefusal, ours);
    }

    /** The same, marked as made because the API refused the generation before. */
    Held refusedBefore() {
        return new Held(grant, readMillis, dueMillis, unchanged, true, ours);
    }

    /** The same, after the API took its token. */
    Held accepted() {
        return new Held(grant, readMillis, dueMillis, unchanged, false, ours);
    }

    /** The same, taken for true as of another moment. */
    Held asOf(long millis) {
        return new Held(grant, millis, dueMillis, unchanged, afterRefusal, ours);
    }

    /**
     * What is held after a look at the vault: a newer generation is another grant, the same one keeps what was learnt. Of an
     * older generation only a later login counts, for it may have begun on an older row. Nowhere else do logins' times: they
     * are told by the database's clock, so that all of them look later as soon as this server's is set ahead.
     */
    Held readAgain(Held inVault) {
        if (inVault.grant.generation() < grant.generation()) {
            return Replacement.isOfLaterLogin(grant, inVault.grant) ? inVault : this;
        }
        if (inVault.grant.generation() > grant.generation()) {
            return inVault;
        }
        return new Held(inVault.grant, inVault.readMillis, dueMillis, unchanged, afterRefusal, ours);
    }

    /** The one to keep of two: the newer generation, and of the same one what is known about it. */
    Held orNewer(Held other) {
        int mine = grant.generation();
        int theirs = other.grant.generation();
        if (theirs < mine && Replacement.isOfLaterLogin(grant, other.grant)) {
            return other;
        }
        return mine > theirs || mine == theirs && unchanged && !other.unchanged ? this : other;
    }

    /** Whether its access token has not ended yet. */
    boolean lives(long nowMillis) {
        return grant.tokens().expiresAt().map(end -> nowMillis < millis(end)).orElse(true);
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
