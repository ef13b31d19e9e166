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

    private static final int KEY_BYTES = 32;

    private final Map<String, byte[]> keys;
    private final String sealing;
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

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
            byte[] nonce = new byte[Seal.NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] all = ByteBuffer.allocate(1 + id.length + nonce.length + plain.length + Seal.TAG_BITS / 8)
                    .put((byte) id.length)
                    .put(id)
                    .put(nonce)
                    .array();
            int body = 1 + id.length + nonce.length;
            cipher(Cipher.ENCRYPT_MODE, sealing, purpose, all, body - nonce.length, associated)
                    .doFinal(plain, 0, plain.length, all, body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
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
        return Seal.of(sealed).flatMap(seal -> open(purpose, seal, associated));
    }

    /** The same of a text that was read already. */
    Optional<byte[]> open(String purpose, Seal seal, String associated) {
        if (!has(seal.key())) {
            return Optional.empty();
        }
        byte[] all = seal.bytes();
        int body = seal.nonce() + Seal.NONCE_BYTES;
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, seal.key(), purpose, all, seal.nonce(), associated)
                    .doFinal(all, body, all.length - body));
        } catch (AEADBadTagException notOurs) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
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

    private Cipher cipher(int mode, String key, String purpose, byte[] all, int nonce, String associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, derived(key, purpose), new GCMParameterSpec(Seal.TAG_BITS, all, nonce, Seal.NONCE_BYTES));
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
