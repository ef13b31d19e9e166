package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.KEY;
import static io.eenjakarta.provider.SettingsFixture.REQUIRED;
import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static io.eenjakarta.provider.SettingsFixture.readOnly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets, keys and the files that hold them: read exactly, and never shown. */
class SettingsSecretTest {

    @TempDir
    private Path folder;

    @Test
    @Requirement("C14")
    void showsNoSecretInFaultsOrSettings() {
        String message = assertThrows(
                        SettingsException.class,
                        () -> read(
                                "een.client-secret-file",
                                        folder.resolve("missing").toString(),
                                "een.vault-keys", "one:c2VjcmV0LWtleQ==",
                                "een.trust-store-password", "hidden-password",
                                "een.proxy", "wrong"))
                .getMessage();

        for (String secret : List.of("topsecret", "c2VjcmV0", "hidden-password")) {
            assertFalse(message.contains(secret), message);
        }
        String shown = read("een.vault-keys", "one:" + KEY).toString();
        assertFalse(shown.contains("topsecret") || shown.contains(KEY), shown);
        assertTrue(shown.contains("***"), shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topfile", "topfile\n", "topfile\r\n"})
    void readsTheSecretFromAFileWithoutItsLastLineBreak(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        Map<String, String> all = new TreeMap<>(REQUIRED);
        all.remove("een.client-secret");
        all.put("een.client-secret-file", file.toString());

        assertEquals(
                "topfile", readOnly(all).providers().first().client().secret().reveal());
    }

    @Test
    void refusesTwoSecrets() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "topfile");

        assertStartsWith(
                "een.client-secret-file (EEN_CLIENT_SECRET_FILE)", fault("een.client-secret-file", file.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two\nlines\n"})
    void refusesASecretFileWithoutExactlyOneLine(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        Map<String, String> all = new TreeMap<>(REQUIRED);
        all.remove("een.client-secret");
        all.put("een.client-secret-file", file.toString());

        List<String> faults =
                assertThrows(SettingsException.class, () -> readOnly(all)).faults();
        assertEquals(1, faults.size());
        assertFalse(faults.get(0).contains("two"));
    }

    @Test
    void readsProxyAndTrustStore() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        Path file = folder.resolve("trust.p12");
        try (var out = Files.newOutputStream(file)) {
            empty.store(out, "right".toCharArray());
        }

        Settings.Http http = read(
                        "een.proxy", "http://proxy.example:3128",
                        "een.trust-store", file.toString(),
                        "een.trust-store-password", "right")
                .http();

        assertEquals(Optional.of(URI.create("http://proxy.example:3128")), http.proxy());
        assertEquals(0, http.authorities().orElseThrow().size());
        assertStartsWith(
                "een.trust-store (EEN_TRUST_STORE)",
                fault("een.trust-store", file.toString(), "een.trust-store-password", "wrong"));
    }

    @Test
    void readsVaultKeysInTheirOrder() {
        List<VaultKey> keys =
                read("een.vault-keys", "new:" + KEY + ", old-1:" + KEY).vault().keys();

        assertEquals(List.of("new", "old-1"), keys.stream().map(VaultKey::id).toList());
        assertEquals(KEY, keys.get(0).base64().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab cd:", "0123456789abcdefg:", ":", "a.b:"})
    void refusesOddVaultKeyIds(String id) {
        assertStartsWith("een.vault-keys (EEN_VAULT_KEYS)", fault("een.vault-keys", id + KEY));
    }

    @Test
    void refusesOneVaultKeyIdTwice() {
        assertTrue(fault("een.vault-keys", "a:" + KEY + ",a:" + KEY).contains("twice"));
    }
}
