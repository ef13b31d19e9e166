package io.eenjakarta.vault;

/**
 * A grant that nobody has used for so long that it should be refreshed.
 *
 * @param id of the grant
 * @param generation that it was at; at another one somebody has used it after all
 */
public record Resting(GrantId id, int generation) {}
