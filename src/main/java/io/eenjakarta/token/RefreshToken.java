package io.eenjakarta.token;

/**
 * A refresh token. {@code toString} shows a fingerprint only.
 *
 * @param value as the provider sent it
 */
public record RefreshToken(String value) {

    @Override
    public String toString() {
        return "refresh token " + Fingerprint.of(value);
    }
}
