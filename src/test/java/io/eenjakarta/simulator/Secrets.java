package io.eenjakarta.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Random values as the provider makes them, and the hashes under which they may be written down. */
final class Secrets {
    /** Gives the 128 base64url characters of a refresh token or code. */
    static final int TOKEN_BYTES = 96;

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return base64url(value);
    }

    static String randomHex(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    /** As short as the codes in the documentation of CameraManager. */
    static String alphanumeric(int characters) {
        return RANDOM.ints(characters, 0, ALPHANUMERIC.length())
                .mapToObj(index -> ALPHANUMERIC.substring(index, index + 1))
                .collect(Collectors.joining());
    }

    static String base64url(byte[] value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    /** Null stays null: what was not sent has no hash. */
    static String sha256(String secret) {
        return secret == null ? null : HexFormat.of().formatHex(digest(secret));
    }

    /** The S256 challenge of RFC 7636 section 4.2. */
    static String challenge(String verifier) {
        return base64url(digest(verifier));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the PKCE verifier fits; null for none. */
    static boolean prove(String verifier, String challenge) {
        return challenge == null
                ? verifier == null
                : verifier != null && challenge(verifier).equals(challenge);
    }
}
