package io.eenjakarta.vault;

/**
 * A token set as it stands in the database. Instants are milliseconds by the database's clock.
 *
 * @param sealed its secrets, see {@link SealedTokens}
 * @param keyId of the key that sealed them
 * @param expiresAt end of the access token; null when unknown
 * @param issuedAt when the tokens were asked for
 * @param apiBase null until known
 */
record SealedSet(String sealed, String keyId, Long expiresAt, long issuedAt, String apiBase) {}
