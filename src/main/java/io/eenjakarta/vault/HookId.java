package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.token.Fingerprint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Random end of a webhook's address: 256 bits, base64url. Whoever knows it can reach the webhook, so it is treated as a secret;
 * {@code toString} shows a fingerprint.
 *
 * @param value 43 characters
 */
public record HookId(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** One that nobody has had before. */
    public static HookId random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new HookId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** That of an address; empty for what can be none. */
    public static Optional<HookId> parse(String text) {
        return text != null && SHAPE.matcher(text).matches() ? Optional.of(new HookId(text)) : Optional.empty();
    }

    /** SHA-256 of it, by which it is found again. */
    String hash() {
        return hash(value);
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "hook " + Fingerprint.of(value);
    }
}
