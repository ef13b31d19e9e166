package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.util.Optional;

/**
 * A grant is dead: its user must sign in or connect again.
 *
 * @param id of the grant
 * @param owner whose it is; absent when the provider did not tell
 * @param reason {@link Grant#LOST_REPLY} or the provider's text
 */
public record GrantNeedsLogin(GrantId id, Optional<Grant.Owner> owner, String reason) implements GrantEvent {}
