package io.eenjakarta.token;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A refresh token. {@code toString} shows a fingerprint only.
 *
 * @param value as the provider sent it
 */
public record RefreshToken(String value) {

    private static final int RANDOM_BYTES = 32;

    /** One that the provider never gave to anybody, to ask what it makes of our client. */
    static RefreshToken ofNobody(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new RefreshToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "refresh token " + Fingerprint.of(value);
    }
}
