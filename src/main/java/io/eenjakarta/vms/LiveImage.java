package io.eenjakarta.vms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A camera's image, live or recorded. One object serves all who see it: nobody may change its bytes.
 *
 * @param jpeg its bytes
 * @param taken the API's {@code X-Een-Timestamp}, as it was sent
 * @param etag the image's name for conditional requests, with its quotes: the same bytes have the same, others another
 */
public record LiveImage(byte[] jpeg, Optional<String> taken, String etag) {

    private static final int TAG_BYTES = 18;

    /** The image with its tag, which is made of a hash of its bytes. */
    public LiveImage(byte[] jpeg, Optional<String> taken) {
        this(jpeg, taken, tag(jpeg));
    }

    /** When it was taken, where the API said so and can be understood. */
    public Optional<Instant> takenAt() {
        try {
            return taken.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException strange) {
            return Optional.empty();
        }
    }

    private static String tag(byte[] jpeg) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(jpeg);
            return '"' + Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
