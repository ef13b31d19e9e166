package io.eenjakarta.renewal;

import io.eenjakarta.vault.GrantId;

/**
 * New tokens of a grant are in the vault.
 *
 * @param id of the grant
 * @param generation of the new tokens
 */
public record GrantRotated(GrantId id, int generation) implements GrantEvent {}
