package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A connected grant will end, however much it is used: comes 14, 7 and 1 days ahead, and once for all that are due when
 * every server was away meanwhile.
 *
 * @param id of the grant
 * @param owner whose it is; absent when the provider did not tell
 * @param kind OFFLINE
 * @param endsAt when it ends
 * @param daysLeft until then, a day that has begun counted as one
 */
public record GrantExpiring(GrantId id, Optional<Grant.Owner> owner, GrantKind kind, Instant endsAt, int daysLeft)
        implements GrantEvent {}
