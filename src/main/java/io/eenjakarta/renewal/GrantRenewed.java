package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;

/**
 * The user of a connected grant has signed in for it again: it is usable, and its life begins anew under the same id.
 *
 * @param id of the grant
 * @param owner whose it is
 */
public record GrantRenewed(GrantId id, Grant.Owner owner) implements GrantEvent {}
