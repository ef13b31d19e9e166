package io.eenjakarta.provider;

/**
 * One key of the vault.
 *
 * @param id short name that stands in front of whatever the key sealed; not secret
 * @param base64 32 random bytes
 */
public record VaultKey(String id, Secret base64) {}
