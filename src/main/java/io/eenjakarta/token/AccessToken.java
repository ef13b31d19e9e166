package io.eenjakarta.token;

/**
 * An access token: opaque, even though EEN's looks like a JWT. {@code toString} shows nothing of it.
 *
 * @param value what follows {@code Bearer }
 */
public record AccessToken(String value) {

    /** The value of the {@code Authorization} header. */
    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "access token " + Fingerprint.of(value);
    }
}
