package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An account that a caller of the portal has connected, as a page shows it. No secret.
 *
 * @param id for calls under this grant, and to disconnect it
 * @param provider {@code een}
 * @param account account id at the provider
 * @param user user id at the provider
 * @param status where the grant stands: with NEEDS_LOGIN its user must connect again, with SUSPECT it is perhaps usable
 * @param since when it was connected
 * @param endsAt when it ends however much it is used; absent when it does not, or is dead already
 */
public record LinkedGrant(
        GrantId id,
        String provider,
        String account,
        String user,
        GrantStatus status,
        Instant since,
        Optional<Instant> endsAt) {

    static LinkedGrant of(GrantLink link, GrantStatus status, Optional<Instant> endsAt) {
        Grant.Owner owner = link.owner();
        return new LinkedGrant(
                link.grant(), link.provider(), owner.account(), owner.user(), status, link.since(), endsAt);
    }
}
