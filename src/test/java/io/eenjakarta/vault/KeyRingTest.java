package io.eenjakarta.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.VaultKey;
import io.eenjakarta.security.Requirement;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Requirement("C20")
class KeyRingTest {

    private static final byte[] PLAIN = "a refresh token".getBytes(UTF_8);

    private final KeyRing ring = new KeyRing(Map.of("k1", key(1)));
    private final String sealed = ring.seal("tokens", PLAIN, "grant-1/7");

    @Test
    void opensWhatItSealed() {
        assertArrayEquals(PLAIN, ring.open("tokens", sealed, "grant-1/7").orElseThrow());
        assertArrayEquals(
                new byte[0], ring.open("p", ring.seal("p", new byte[0], ""), "").orElseThrow());
    }

    @Test
    void opensNothingForAnotherPurposePlaceOrRing() {
        assertFalse(ring.open("cookies", sealed, "grant-1/7").isPresent());
        assertFalse(ring.open("tokens", sealed, "grant-1/8").isPresent());
        assertFalse(ring.open("tokens", sealed, "grant-2/7").isPresent());
        assertFalse(ring.open("tokens", sealed, "").isPresent());
        KeyRing sameNameOtherKey = new KeyRing(Map.of("k1", key(2)));
        assertFalse(sameNameOtherKey.open("tokens", sealed, "grant-1/7").isPresent());
        KeyRing otherName = new KeyRing(Map.of("k2", key(1)));
        assertFalse(otherName.open("tokens", sealed, "grant-1/7").isPresent());
    }

    @Test
    void opensNothingInWhichOneBitWasChanged() {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertEquals(Optional.empty(), ring.open("tokens", encoded(changed), "grant-1/7"), "bit " + bit);
        }
    }

    /** Base64 has bits at its end that mean nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "12", "123", "1234"})
    void opensNoOtherTextOfTheSameBytes(String plain) {
        String text = ring.seal("tokens", plain.getBytes(UTF_8), "");
        String start = text.substring(0, text.length() - 1);
        int opened = 0;
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            opened += ring.open("tokens", start + last, "").isPresent() ? 1 : 0;
        }
        assertEquals(1, opened);
        for (String more : new String[] {"=", "==", "A", "AA", "AAAA", "\n", " "}) {
            assertEquals(Optional.empty(), ring.open("tokens", text + more, ""));
            assertEquals(Optional.empty(), ring.open("tokens", more + text, ""));
        }
    }

    @Test
    void opensNothingThatWasCutOrExtended() {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        for (int length = 0; length < bytes.length; length++) {
            assertEquals(Optional.empty(), ring.open("tokens", encoded(Arrays.copyOf(bytes, length)), "grant-1/7"));
        }
        assertEquals(
                Optional.empty(), ring.open("tokens", encoded(Arrays.copyOf(bytes, bytes.length + 1)), "grant-1/7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "a", "***", "AAAA", "gICA", "a b", "\u00e9"})
    void opensNothingThatIsNoSealAtAll(String text) {
        assertEquals(Optional.empty(), ring.open("tokens", text, "grant-1/7"));
    }

    @Test
    void sealsWithItsFirstKeyAndOpensWithEach() {
        KeyRing exchanged = KeyRing.of(List.of(configured("k2", 2), configured("k1", 1)));
        assertArrayEquals(PLAIN, exchanged.open("tokens", sealed, "grant-1/7").orElseThrow());
        String fresh = exchanged.seal("tokens", PLAIN, "grant-1/7");
        assertFalse(ring.open("tokens", fresh, "grant-1/7").isPresent());
        assertTrue(new KeyRing(Map.of("k2", key(2)))
                .open("tokens", fresh, "grant-1/7")
                .isPresent());
    }

    @Test
    void makesAKeyOfItsOwnWhenNoneIsConfigured() {
        KeyRing random = KeyRing.of(List.of());
        String own = random.seal("tokens", PLAIN, "x");
        assertArrayEquals(PLAIN, random.open("tokens", own, "x").orElseThrow());
        assertFalse(KeyRing.of(List.of()).open("tokens", own, "x").isPresent());
    }

    @Test
    void tellsWhichKeySealedWithoutHavingIt() {
        assertEquals(Optional.of("k1"), keyOf(sealed));
        assertEquals("k1", ring.sealingKey());
        assertTrue(ring.has("k1"));
        assertFalse(ring.has("k2"));
        KeyRing exchanged = KeyRing.of(List.of(configured("k2", 2), configured("k1", 1)));
        assertEquals("k2", exchanged.sealingKey());
        assertEquals(Optional.of("k2"), keyOf(exchanged.seal("tokens", PLAIN, "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "***", "damaged"})
    void tellsNoKeyOfWhatIsNoSeal(String text) {
        assertEquals(Optional.empty(), keyOf(text));
    }

    @Test
    void tellsNoKeyWhoseNameCannotBeOne() {
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        bytes[1] = '\n';
        assertEquals(Optional.empty(), keyOf(encoded(bytes)));
    }

    @Test
    void sealsTheSameTwiceIntoDifferentTexts() {
        assertNotEquals(sealed, ring.seal("tokens", PLAIN, "grant-1/7"));
    }

    @Test
    @Requirement("C24")
    void isTextThatFitsIntoACookie() {
        assertTrue(sealed.matches("[A-Za-z0-9_-]+"), sealed);
    }

    /** Recomputed by the book: HKDF-SHA-256 (RFC 5869) with salt {@code een-jakarta} and the purpose as info. */
    @Test
    void isAesGcmUnderAnHkdfKeyOfThePurpose() throws Exception {
        byte[] extracted = hmac("een-jakarta".getBytes(UTF_8), key(1));
        byte[] derived = hmac(extracted, "tokens\u0001".getBytes(UTF_8));
        ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed));
        assertEquals(2, all.get());
        assertEquals('k', all.get());
        assertEquals('1', all.get());
        byte[] nonce = new byte[12];
        byte[] body = new byte[PLAIN.length + 16];
        all.get(nonce).get(body);
        assertFalse(all.hasRemaining());
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD("grant-1/7".getBytes(UTF_8));
        assertArrayEquals(PLAIN, cipher.doFinal(body));
    }

    @Test
    void authenticatesATextForOnePurposeOnly() {
        String mac = ring.mac("csrf", "session-1");
        assertEquals(mac, new KeyRing(Map.of("k1", key(1))).mac("csrf", "session-1"));
        assertNotEquals(mac, ring.mac("csrf", "session-2"));
        assertNotEquals(mac, ring.mac("other", "session-1"));
        assertNotEquals(mac, new KeyRing(Map.of("k1", key(2))).mac("csrf", "session-1"));
        assertEquals(43, mac.length());
    }

    private static Optional<String> keyOf(String sealed) {
        return Seal.of(sealed).filter(Seal::namesAKey).map(Seal::key);
    }

    private static VaultKey configured(String id, int seed) {
        return new VaultKey(id, new Secret(Base64.getEncoder().encodeToString(key(seed))));
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
