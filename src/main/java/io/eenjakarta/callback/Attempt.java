package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.Fingerprint;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A login under way, from the challenge (1) to the callback (2). Used once.
 *
 * @param state 32 random bytes, base64url (RFC 6749 10.12)
 * @param verifier 32 random bytes, base64url (RFC 7636 4.1)
 * @param provider where the browser was sent
 * @param target where it goes afterwards: path and query
 * @param startedAt when it was sent
 */
public record Attempt(String state, CodeVerifier verifier, String provider, String target, Instant startedAt) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new attempt with fresh random values. */
    static Attempt start(String provider, String target, Instant now) {
        return new Attempt(random(), new CodeVerifier(random()), provider, target, now);
    }

    /** What names the attempt without giving its state away. */
    String id() {
        return id(state);
    }

    /** The id of the attempt with this state. */
    static String id(String state) {
        return Fingerprint.of(state);
    }

    /** All of it, for sealing. */
    byte[] bytes() {
        return String.join("\n", state, verifier.value(), provider, Long.toString(startedAt.toEpochMilli()), target)
                .getBytes(UTF_8);
    }

    /** What {@link #bytes()} made. */
    static Attempt of(byte[] bytes) {
        String[] parts = new String(bytes, UTF_8).split("\n", 5);
        return new Attempt(
                parts[0],
                new CodeVerifier(parts[1]),
                parts[2],
                parts[4],
                Instant.ofEpochMilli(Long.parseLong(parts[3])));
    }

    @Override
    public String toString() {
        return "attempt " + id();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
