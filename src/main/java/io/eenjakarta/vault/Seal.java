package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A seal as it was written: a byte for the length of the key's id, the id, the nonce, and what AES-GCM made, in base64url
 * without padding.
 *
 * @param key id of the key that made it, as the seal itself says
 * @param bytes all of it
 */
record Seal(String key, byte[] bytes) {

    static final int NONCE_BYTES = 12;
    static final int TAG_BITS = 128;

    private static final int GROUP_BYTES = 3;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    /** To the letter as it was written: Java reads other texts as the same bytes, padded or with odd last bits. */
    static Optional<Seal> of(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            int id = bytes.length == 0 ? 0 : bytes[0];
            if (id <= 0 || bytes.length < 1 + id + NONCE_BYTES + TAG_BITS / 8 || !endsAsWritten(text, bytes)) {
                return Optional.empty();
            }
            return Optional.of(new Seal(new String(bytes, 1, id, UTF_8), bytes));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Whether its key's id can be one: nothing else goes into a message. */
    boolean namesAKey() {
        return KEY_ID.matcher(key).matches();
    }

    /** Where the nonce begins; what AES-GCM made follows it. */
    int nonce() {
        return 1 + bytes[0];
    }

    /** Only the last group of Base64 can be written in several ways: each before it is four letters for three bytes. */
    private static boolean endsAsWritten(String text, byte[] bytes) {
        int whole = bytes.length / GROUP_BYTES;
        byte[] rest = Arrays.copyOfRange(bytes, whole * GROUP_BYTES, bytes.length);
        String end = Base64.getUrlEncoder().withoutPadding().encodeToString(rest);
        return text.length() == whole * (GROUP_BYTES + 1) + end.length() && text.endsWith(end);
    }
}
