package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.util.Optional;

/**
 * A grant as it stands in the database. Instants are milliseconds by the database's clock.
 *
 * @param id of the grant
 * @param kind name of a {@link GrantKind}, perhaps of a newer version's
 * @param provider {@code een}
 * @param account of the owner; null until known
 * @param user of the owner; null until known
 * @param generation of the tokens
 * @param status name of a {@link GrantStatus}, perhaps of a newer version's
 * @param reason as in {@link Grant}
 * @param tokens of this generation
 * @param firstLogin when the family began
 * @param lastRotation when this generation was stored
 * @param leaseOwner who may rotate; empty for nobody
 * @param leaseDeadline until when
 * @param unanswered as {@link Claim.Taken} counts it
 * @param permanent 1 when the last rotation brought the same refresh token again
 * @param parent id of the grant that a switched one ends with; null for others
 */
record GrantRow(
        String id,
        String kind,
        String provider,
        String account,
        String user,
        int generation,
        String status,
        String reason,
        SealedSet tokens,
        long firstLogin,
        long lastRotation,
        String leaseOwner,
        long leaseDeadline,
        int unanswered,
        int permanent,
        String parent) {

    /** The row of a grant that nobody rotates. */
    static GrantRow of(Grant grant, SealedSet tokens, DatabaseTime time) {
        return new GrantRow(
                grant.id().value(),
                grant.kind().name(),
                grant.provider(),
                grant.owner().map(Grant.Owner::account).orElse(null),
                grant.owner().map(Grant.Owner::user).orElse(null),
                grant.generation(),
                grant.status().name(),
                grant.reason(),
                tokens,
                time.of(grant.firstLogin()),
                time.of(grant.lastRotation()),
                "",
                0,
                0,
                grant.permanent() ? 1 : 0,
                grant.parent().map(GrantId::value).orElse(null));
    }

    boolean isAlive() {
        return !knownStatus().isDead();
    }

    boolean isOffline() {
        return kind.equals(GrantKind.OFFLINE.name());
    }

    boolean isHeld(int byGeneration, String by) {
        return isRotating() && generation == byGeneration && leaseOwner.equals(by);
    }

    boolean mayBeClaimed(int fromGeneration, long now) {
        boolean free = !isRotating() || leaseDeadline < now;
        return generation == fromGeneration && !knownStatus().isDead() && free;
    }

    /** What a new owner finds: an owner who died has perhaps sent the token. */
    int unansweredForNewOwner() {
        return isRotating() ? Math.max(1, unanswered) : unanswered;
    }

    /** The grant for our callers. */
    Grant grant(TokenSet opened, DatabaseTime time) {
        return grant(opened, time, knownStatus());
    }

    /** The grant with the status that it has just been given. */
    Grant grant(TokenSet opened, DatabaseTime time, GrantStatus newStatus) {
        return new Grant(
                new GrantId(id),
                known(GrantKind.class, kind),
                provider,
                account == null || user == null ? Optional.empty() : Optional.of(new Grant.Owner(account, user)),
                generation,
                newStatus,
                reason,
                opened,
                time.ours(firstLogin),
                time.ours(lastRotation),
                permanent != 0,
                Optional.ofNullable(parent).map(GrantId::new));
    }

    private boolean isRotating() {
        return status.equals(GrantStatus.ROTATING.name());
    }

    private GrantStatus knownStatus() {
        return known(GrantStatus.class, status);
    }

    private <E extends Enum<E>> E known(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new VaultException.Unreadable("grant " + id + ": its kind or status is of a newer version", true);
        }
    }
}
