package io.eenjakarta.renewal;

import io.eenjakarta.vault.GrantId;

/**
 * A grant was taken out of the vault: by a logout, the end of its session, a disconnection, or an administrator.
 *
 * @param id of the grant
 */
public record GrantEnded(GrantId id) implements GrantEvent {}
