package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.time.Instant;
import java.util.Optional;

/**
 * A grant in memory, with who is rotating it.
 *
 * @param grant what callers see
 * @param owner who may rotate it; empty for nobody
 * @param deadline until when
 * @param unanswered how often the refresh token of this generation was sent without an answer, as {@link Claim.Taken}
 *     counts it; the sending that a claim is made for is not in it until it is released as SUSPECT or taken over
 */
record MemoryRow(Grant grant, String owner, Instant deadline, int unanswered) {

    static MemoryRow of(Grant grant) {
        return new MemoryRow(grant, "", Instant.MIN, 0);
    }

    boolean isHeld(int generation, String by) {
        return grant.status() == GrantStatus.ROTATING && grant.generation() == generation && owner.equals(by);
    }

    boolean mayBeClaimed(int generation, Instant now) {
        boolean free = grant.status() != GrantStatus.ROTATING || deadline.isBefore(now);
        return grant.generation() == generation && !grant.status().isDead() && free;
    }

    /** Whether nobody holds it, and an answer to what was sent for this generation is still welcome. */
    boolean waitsForAnswer(int generation) {
        return grant.generation() == generation
                && (grant.status() == GrantStatus.SUSPECT
                        || grant.status() == GrantStatus.NEEDS_LOGIN
                                && grant.reason().equals(Grant.LOST_REPLY));
    }

    /** An owner who died has perhaps sent the token. */
    MemoryRow claimed(String by, Instant until) {
        int known = grant.status() == GrantStatus.ROTATING ? Math.max(1, unanswered) : unanswered;
        return new MemoryRow(with(GrantStatus.ROTATING, grant.reason()), by, until, known);
    }

    MemoryRow replaying() {
        return new MemoryRow(grant, owner, deadline, 2);
    }

    MemoryRow advanced(TokenSet next, Instant now) {
        return of(grant.rotated(next, now));
    }

    MemoryRow released(GrantStatus status, boolean replayable, String reason) {
        int known = status == GrantStatus.SUSPECT ? replayable ? 1 : 2 : 0;
        return new MemoryRow(with(status, reason), "", Instant.MIN, known);
    }

    /** The same row with what was learnt about its grant. */
    MemoryRow of(Optional<Grant.Owner> person, TokenSet tokens) {
        Grant known = new Grant(
                grant.id(),
                grant.kind(),
                grant.provider(),
                person,
                grant.generation(),
                grant.status(),
                grant.reason(),
                tokens,
                grant.firstLogin(),
                grant.lastRotation());
        return new MemoryRow(known, owner, deadline, unanswered);
    }

    private Grant with(GrantStatus status, String reason) {
        return new Grant(
                grant.id(),
                grant.kind(),
                grant.provider(),
                grant.owner(),
                grant.generation(),
                status,
                reason,
                grant.tokens(),
                grant.firstLogin(),
                grant.lastRotation());
    }
}
