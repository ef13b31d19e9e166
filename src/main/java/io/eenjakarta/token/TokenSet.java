package io.eenjakarta.token;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a grant currently lets us do. Immutable; {@code toString} shows no token.
 *
 * @param accessToken for API calls
 * @param refreshToken for the next rotation; absent for public clients
 * @param issuedAt when the request that brought it was started
 * @param expiresAt when the access token ends; absent: usable until the API answers 401
 * @param apiBase scheme, host and port of the account's API, already checked against the allow-list; absent until known
 */
public record TokenSet(
        AccessToken accessToken,
        Optional<RefreshToken> refreshToken,
        Instant issuedAt,
        Optional<Instant> expiresAt,
        Optional<URI> apiBase) {

    /** The same tokens with the API base filled in. */
    public TokenSet at(URI base) {
        return new TokenSet(accessToken, refreshToken, issuedAt, expiresAt, Optional.of(base));
    }

    /** Whether it has the same refresh token as the set before it. */
    public boolean keeps(TokenSet before) {
        return refreshToken.isPresent() && refreshToken.equals(before.refreshToken);
    }
}
