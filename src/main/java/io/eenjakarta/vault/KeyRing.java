package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.VaultKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that seal what leaves our memory: AES-256-GCM with the key's id in front, one derived key for each purpose
 * (HKDF, RFC 5869). The first key seals, all of them open, so keys can be exchanged while users are logged in.
 * Thread-safe; never blocks on I/O.
 */
public final class KeyRing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");

    private final Map<String, byte[]> keys;
    private final String sealing;
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** What a seal is made of. */
    private record Sealed(String key, byte[] nonce, byte[] body) {

        /** To the letter as it was written: Java reads other texts as the same bytes, padded or with odd last bits. */
        static Optional<Sealed> of(String text) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(text);
                if (!Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(text)) {
                    return Optional.empty();
                }
                ByteBuffer all = ByteBuffer.wrap(bytes);
                int idLength = all.hasRemaining() ? all.get() : 0;
                if (idLength <= 0 || all.remaining() < idLength + NONCE_BYTES + TAG_BITS / 8) {
                    return Optional.empty();
                }
                byte[] id = new byte[idLength];
                byte[] nonce = new byte[NONCE_BYTES];
                all.get(id).get(nonce);
                byte[] body = new byte[all.remaining()];
                all.get(body);
                return Optional.of(new Sealed(new String(id, UTF_8), nonce, body));
            } catch (IllegalArgumentException noBase64) {
                return Optional.empty();
            }
        }
    }

    /**
     * A ring of these keys.
     *
     * @param keys key id to 32 bytes, the sealing one first; empty makes one random key that dies with this ring
     */
    public KeyRing(Map<String, byte[]> keys) {
        Map<String, byte[]> ordered = new LinkedHashMap<>(keys);
        if (ordered.isEmpty()) {
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            ordered.put("start", key);
        }
        this.keys = ordered;
        this.sealing = ordered.keySet().iterator().next();
    }

    /** The ring of the configured keys. */
    public static KeyRing of(List<VaultKey> configured) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        for (VaultKey key : configured) {
            keys.put(key.id(), Base64.getDecoder().decode(key.base64().reveal()));
        }
        return new KeyRing(keys);
    }

    /**
     * Seals bytes.
     *
     * @param purpose label of the derived key: what is sealed for one purpose does not open for another
     * @param associated what the result is bound to, such as its name or its row; needed again to open it
     * @return base64url without padding
     */
    public String seal(String purpose, byte[] plain, String associated) {
        try {
            byte[] id = sealing.getBytes(UTF_8);
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, sealing, purpose, nonce, associated);
            byte[] sealed = cipher.doFinal(plain);
            ByteBuffer all = ByteBuffer.allocate(1 + id.length + nonce.length + sealed.length);
            all.put((byte) id.length).put(id).put(nonce).put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @return the bytes; empty when anything does not fit: unknown key, other purpose, other association, a changed bit
     */
    public Optional<byte[]> open(String purpose, String sealed, String associated) {
        Optional<Sealed> parts = Sealed.of(sealed).filter(part -> has(part.key()));
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Sealed part = parts.get();
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, part.key(), purpose, part.nonce(), associated)
                    .doFinal(part.body()));
        } catch (AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /** Id of the key that sealed a text, as the text itself says; empty when it is no seal at all. */
    public Optional<String> keyOf(String sealed) {
        return Sealed.of(sealed).map(Sealed::key).filter(key -> KEY_ID.matcher(key)
                .matches());
    }

    /** Id of the key that seals. */
    public String sealingKey() {
        return sealing;
    }

    /** Whether there is a key of this id. */
    public boolean has(String keyId) {
        return keys.containsKey(keyId);
    }

    /** A message authentication code (HMAC-SHA-256 under the sealing key), base64url. */
    public String mac(String purpose, String text) {
        byte[] code = hmac(derived(sealing, purpose).getEncoded(), text.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    }

    private Cipher cipher(int mode, String key, String purpose, byte[] nonce, String associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, derived(key, purpose), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated.getBytes(UTF_8));
        return cipher;
    }

    private SecretKey derived(String key, String purpose) {
        return derived.computeIfAbsent(key + '/' + purpose, name -> {
            byte[] extracted = hmac("een-jakarta".getBytes(UTF_8), keys.get(key));
            byte[] info = Arrays.copyOf(purpose.getBytes(UTF_8), purpose.getBytes(UTF_8).length + 1);
            info[info.length - 1] = 1;
            return new SecretKeySpec(hmac(extracted, info), "AES");
        });
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }
}
