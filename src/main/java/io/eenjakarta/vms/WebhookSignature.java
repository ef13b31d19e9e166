package io.eenjakarta.vms;

import io.eenjakarta.provider.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a delivery was signed: HMAC-SHA-256 over the body, byte for byte, under the subscription's secret, which is Base64. The
 * platform does not document how the signature is written: hexadecimal digits, Base64 and base64url are taken, with or without
 * {@code sha256=} in front.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{43}=?");
    private static final String PREFIX = "sha256=";

    private WebhookSignature() {}

    /** Compares in a time that does not depend on what was sent. */
    static boolean isRight(String given, byte[] body, Secret secret) {
        return MessageDigest.isEqual(decoded(given), code(body, secret));
    }

    private static byte[] code(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.reveal()), ALGORITHM));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /** Nothing for what is no signature at all: that equals none. */
    private static byte[] decoded(String given) {
        String text = given == null ? "" : given.strip();
        text = text.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) ? text.substring(PREFIX.length()) : text;
        if (HEX.matcher(text).matches()) {
            return HexFormat.of().parseHex(text);
        }
        if (!BASE64.matcher(text).matches()) {
            return new byte[0];
        }
        try {
            String plain = text.replace('-', '+').replace('_', '/');
            byte[] bytes = Base64.getDecoder().decode(plain);
            // The last letter has bits that mean nothing, and then are none.
            boolean exact = Base64.getEncoder().encodeToString(bytes).startsWith(plain);
            return bytes.length == BYTES && exact ? bytes : new byte[0];
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }
}
