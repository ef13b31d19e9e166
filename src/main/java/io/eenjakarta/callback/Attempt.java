package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.token.CodeVerifier;
import io.eenjakarta.token.Fingerprint;
import io.eenjakarta.vault.GrantId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A login, or the connecting of an account, under way: from the challenge (1) to the callback (2). Used once.
 *
 * @param state 32 random bytes, base64url (RFC 6749 10.12)
 * @param verifier 32 random bytes, base64url (RFC 7636 4.1)
 * @param provider where the browser was sent
 * @param caller whose account is to be connected, as a digest of the name; empty for a login
 * @param renews grant that gets the new tokens and stays; empty when a new one is made
 * @param target where it goes afterwards: path and query
 * @param startedAt when it was sent
 */
public record Attempt(
        String state,
        CodeVerifier verifier,
        String provider,
        String caller,
        String renews,
        String target,
        Instant startedAt) {

    /** Between the caller and the grant, in one line: older builds, which read and write attempts beside us, know no grant. */
    private static final char SPACE = ' ';

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new attempt with fresh random values, to log in. */
    static Attempt start(String provider, String target, Instant now) {
        return new Attempt(random(), new CodeVerifier(random()), provider, "", "", target, now);
    }

    /** The attempt as that of a caller whom the portal knows already: nobody else may finish it. */
    Attempt by(String name) {
        return new Attempt(state, verifier, provider, digest(name), renews, target, startedAt);
    }

    /** The attempt as one that gives a grant new tokens instead of making another. */
    Attempt renewing(GrantId grant) {
        return new Attempt(state, verifier, provider, caller, grant.value(), target, startedAt);
    }

    /** Whether this is a login, not the connecting of an account. */
    public boolean isLogin() {
        return caller.isEmpty();
    }

    /** Whether this caller began to connect an account by it. */
    boolean isBy(Optional<String> name) {
        return name.map(Attempt::digest).filter(caller::equals).isPresent();
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
        return String.join(
                        "\n",
                        state,
                        verifier.value(),
                        provider,
                        renews.isEmpty() ? caller : caller + SPACE + renews,
                        Long.toString(startedAt.toEpochMilli()),
                        target)
                .getBytes(UTF_8);
    }

    /** What {@link #bytes()} made. */
    static Attempt of(byte[] bytes) {
        String[] parts = new String(bytes, UTF_8).split("\n", 6);
        int space = parts[3].indexOf(SPACE);
        return new Attempt(
                parts[0],
                new CodeVerifier(parts[1]),
                parts[2],
                space < 0 ? parts[3] : parts[3].substring(0, space),
                parts[3].substring(space < 0 ? parts[3].length() : space + 1),
                parts[5],
                Instant.ofEpochMilli(Long.parseLong(parts[4])));
    }

    @Override
    public String toString() {
        return "attempt " + id();
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
