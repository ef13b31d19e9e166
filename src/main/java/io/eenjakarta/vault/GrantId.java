package io.eenjakarta.vault;

import java.io.Serializable;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random name of a grant: 128 bits, base64url. Not a secret, but no use to whoever guesses it either.
 *
 * @param value 22 characters; never null
 */
public record GrantId(String value) implements Serializable {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Equal names are one string: whoever looks a grant up by a copy out of a stored session compares no letters. */
    public GrantId {
        value = value.intern();
    }

    /** A new name that nobody has had before. */
    public static GrantId random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return new GrantId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
