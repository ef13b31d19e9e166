package io.eenjakarta.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * A grant as a list shows it: all but its tokens, so that a row whose tokens cannot be opened is shown as well.
 *
 * @param id of the grant
 * @param kind name of a {@link GrantKind}, perhaps of a newer version's
 * @param provider its name
 * @param owner whose it is; absent until the provider told us
 * @param generation of its tokens
 * @param status name of a {@link GrantStatus}, perhaps of a newer version's
 * @param reason why it needs a login or is suspect; empty otherwise
 * @param firstLogin when the family began, by the vault's clock
 * @param lastRotation when this generation was stored, by the vault's clock
 * @param permanent whether its refresh token stays the same
 * @param parent the grant that a switched one ends with; absent for others
 */
public record GrantLine(
        GrantId id,
        String kind,
        String provider,
        Optional<Grant.Owner> owner,
        int generation,
        String status,
        String reason,
        Instant firstLogin,
        Instant lastRotation,
        boolean permanent,
        Optional<GrantId> parent)
        implements Listed {

    /** That of a grant without a parent. */
    public GrantLine(
            GrantId id,
            String kind,
            String provider,
            Optional<Grant.Owner> owner,
            int generation,
            String status,
            String reason,
            Instant firstLogin,
            Instant lastRotation,
            boolean permanent) {
        this(
                id,
                kind,
                provider,
                owner,
                generation,
                status,
                reason,
                firstLogin,
                lastRotation,
                permanent,
                Optional.empty());
    }

    /** By the login: the latest stands first. */
    @Override
    public ListPlace place() {
        return new ListPlace(firstLogin, id.value());
    }

    static GrantLine of(Grant grant) {
        return new GrantLine(
                grant.id(),
                grant.kind().name(),
                grant.provider(),
                grant.owner(),
                grant.generation(),
                grant.status().name(),
                grant.reason(),
                grant.firstLogin(),
                grant.lastRotation(),
                grant.permanent(),
                grant.parent());
    }
}
