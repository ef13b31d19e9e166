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
 * @param keepAliveAt when its rest is over; {@code Instant.MAX} for never
 * @param announced the smallest mark that was announced
 */
record MemoryRow(Grant grant, String owner, Instant deadline, int unanswered, Instant keepAliveAt, int announced) {

    static MemoryRow of(Grant grant, Instant keepAliveAt) {
        return new MemoryRow(grant, "", Instant.MIN, 0, keepAliveAt, Ending.NOTHING);
    }

    boolean isHeld(int generation, String by) {
        return grant.status() == GrantStatus.ROTATING && grant.generation() == generation && owner.equals(by);
    }

    boolean mayBeClaimed(int generation, Instant now) {
        boolean free = grant.status() != GrantStatus.ROTATING || deadline.isBefore(now);
        return grant.generation() == generation && !grant.status().isDead() && free;
    }

    /** Whether nobody who lives holds it, and an answer to what was sent for this generation is still welcome. */
    boolean waitsForAnswer(int generation, Instant now) {
        return grant.generation() == generation
                && (grant.status() == GrantStatus.SUSPECT
                        || grant.status() == GrantStatus.ROTATING && deadline.isBefore(now)
                        || grant.status() == GrantStatus.NEEDS_LOGIN
                                && grant.reason().equals(Grant.LOST_REPLY));
    }

    /** An owner who died has perhaps sent the token. */
    MemoryRow claimed(String by, Instant until) {
        int known = grant.status() == GrantStatus.ROTATING ? Math.max(1, unanswered) : unanswered;
        return new MemoryRow(with(GrantStatus.ROTATING, grant.reason()), by, until, known, keepAliveAt, announced);
    }

    MemoryRow replaying() {
        return new MemoryRow(grant, owner, deadline, 2, keepAliveAt, announced);
    }

    MemoryRow advanced(TokenSet next, Instant now, Instant restUntil) {
        return new MemoryRow(grant.rotated(next, now), "", Instant.MIN, 0, restUntil, announced);
    }

    /** Whether it is of a grant that outlives logins, and of the user of this one. */
    boolean belongsTo(Grant login) {
        return isOffline(login.provider())
                && login.owner().isPresent()
                && login.owner().equals(grant.owner());
    }

    MemoryRow replaced(Grant login, Instant now, Instant restUntil) {
        Grant fresh = new Grant(
                grant.id(),
                grant.kind(),
                grant.provider(),
                grant.owner(),
                grant.generation() + 1,
                GrantStatus.ACTIVE,
                "",
                login.tokens(),
                login.firstLogin(),
                now);
        return of(fresh, restUntil);
    }

    MemoryRow released(GrantStatus status, boolean replayable, String reason) {
        int known = status == GrantStatus.SUSPECT ? replayable ? 1 : 2 : 0;
        Instant rest = status.isDead() ? Instant.MAX : keepAliveAt;
        return new MemoryRow(with(status, reason), "", Instant.MIN, known, rest, announced);
    }

    MemoryRow postponed(Instant until) {
        return new MemoryRow(grant, owner, deadline, unanswered, until, announced);
    }

    MemoryRow announced(int mark) {
        return new MemoryRow(grant, owner, deadline, unanswered, keepAliveAt, mark);
    }

    boolean isOffline(String provider) {
        return grant.kind() == GrantKind.OFFLINE && grant.provider().equals(provider);
    }

    boolean hasRested(Instant now) {
        boolean free = grant.status() != GrantStatus.ROTATING || deadline.isBefore(now);
        return free && !grant.status().isDead() && !keepAliveAt.isAfter(now);
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
                grant.lastRotation(),
                grant.permanent(),
                grant.parent());
        return new MemoryRow(known, owner, deadline, unanswered, keepAliveAt, announced);
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
                grant.lastRotation(),
                grant.permanent(),
                grant.parent());
    }
}
