package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.KEY;
import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where grants are kept, and with which keys: every choice by its name, every slip told. */
class VaultSettingsTest {

    private static final String FILE = "een.vault-keys-file";

    @TempDir
    private Path folder;

    @Test
    void takesTheServersOwnDataSourceWhenNothingIsSet() {
        assertEquals(
                new Settings.Vault(
                        Settings.Vault.Kind.AUTO,
                        "java:comp/DefaultDataSource",
                        List.of(),
                        Duration.ofSeconds(5),
                        10_000,
                        false),
                read().vault());
    }

    @ParameterizedTest
    @EnumSource
    void takesEachKindByItsName(Settings.Vault.Kind kind) {
        assertEquals(
                kind,
                read("een.vault", kind.name().toLowerCase(Locale.ROOT)).vault().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JDBC", "Auto", "h2", "jdbc,memory", "none"})
    void refusesOtherKinds(String name) {
        String fault = fault("een.vault", name);
        assertStartsWith("een.vault (EEN_VAULT) = \"" + name + "\" must be auto, jdbc or memory", fault);
    }

    @Test
    void readsTheNameOfTheDataSource() {
        assertEquals(
                "jdbc/een", read("een.vault-datasource", "jdbc/een").vault().dataSource());
    }

    @Test
    void letsADemoHaveADatabaseThatEndsWithTheServer() {
        assertTrue(read("een.allow-loopback", "true").vault().demo());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one:K,two:K",
                "one:K\ntwo:K\n",
                "one:K\r\ntwo:K\r\n",
                " one:K , two:K ",
                "\n\none:K,\n,two:K\n\n\n",
                "one:K\rtwo:K"
            })
    @Requirement("C20")
    void readsKeysFromAFileWithCommasAndLineBreaks(String content) throws IOException {
        List<VaultKey> keys =
                read(FILE, file(content.replace("K", KEY))).vault().keys();
        assertEquals(List.of(new VaultKey("one", new Secret(KEY)), new VaultKey("two", new Secret(KEY))), keys);
    }

    @Test
    void keepsEachKeyWithItsOwnId() throws IOException {
        byte[] other = new byte[32];
        Arrays.fill(other, (byte) 7);
        String second = Base64.getEncoder().encodeToString(other);
        List<VaultKey> keys =
                read(FILE, file("b_2:" + second + "\na-1:" + KEY)).vault().keys();
        assertEquals(List.of(new VaultKey("b_2", new Secret(second)), new VaultKey("a-1", new Secret(KEY))), keys);
        assertFalse(keys.toString().contains(second), "no key is shown");
    }

    @Test
    void refusesKeysInBothPlaces() throws IOException {
        assertStartsWith(
                FILE + " (EEN_VAULT_KEYS_FILE)", fault("een.vault-keys", "one:" + KEY, FILE, file("two:" + KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n ", "\n\n\n"})
    void refusesAnEmptyFile(String content) throws IOException {
        String fault = fault(FILE, file(content));
        assertTrue(fault.contains("holds no key"), fault);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        String missing = folder.resolve("missing").toString();
        List<String> faults =
                assertThrows(SettingsException.class, () -> read(FILE, missing)).faults();
        assertTrue(faults.stream().anyMatch(f -> f.contains("is not a file that this server may read")), "" + faults);
        assertTrue(faults.stream().allMatch(f -> f.startsWith(FILE)), "" + faults);
    }

    @Test
    void refusesAFileThatIsNoText() throws IOException {
        Path file = Files.write(folder.resolve("keys"), new byte[] {(byte) 0xC3, (byte) 0x28, 0, 1});
        List<String> faults = assertThrows(SettingsException.class, () -> read(FILE, file.toString()))
                .faults();
        assertTrue(faults.stream().allMatch(f -> f.startsWith(FILE)), "" + faults);
    }

    @ParameterizedTest
    @CsvSource({"31, must be 32 bytes", "33, must be 32 bytes", "16, must be 32 bytes", "0, must be 32 bytes"})
    void refusesAKeyOfAnotherLengthWithoutShowingIt(int bytes, String said) throws IOException {
        byte[] key = "secretsecretsecretsecretsecretsecret".substring(0, bytes).getBytes(StandardCharsets.US_ASCII);
        String base64 = Base64.getEncoder().encodeToString(key);
        for (String fault : List.of(fault("een.vault-keys", "k1:" + base64), fault(FILE, file("k1:" + base64)))) {
            assertTrue(fault.contains("key k1 " + said), fault);
            assertFalse(bytes > 0 && fault.contains(base64), fault);
        }
    }

    @Test
    void namesTheFileWhenItsSecondKeyIsBad() throws IOException {
        String fault = fault(FILE, file("good:" + KEY + "\nbad:" + KEY.substring(4)));
        assertStartsWith(FILE, fault);
        assertTrue(fault.contains("key bad must be 32 bytes"), fault);
    }

    @Test
    void refusesOneIdTwiceInAFile() throws IOException {
        String fault = fault(FILE, file("a:" + KEY + "\na:" + KEY));
        assertTrue(fault.contains("has the id a twice"), fault);
    }

    @ParameterizedTest
    @CsvSource({"PT0.1S, 100", "PT5M, 300000", "PT2.5S, 2500"})
    void takesAnAgeOfTheCacheWithinItsBounds(String given, long millis) {
        assertEquals(
                Duration.ofMillis(millis),
                read("een.vault-cache-age", given).vault().cacheAge());
    }

    @ParameterizedTest
    @CsvSource({
        "een.vault-cache-age, PT0S",
        "een.vault-cache-age, PT0.099S",
        "een.vault-cache-age, PT5M0.001S",
        "een.vault-cache-age, -PT5S",
        "een.vault-cache-age, 5",
        "een.vault-cache-size, 0",
        "een.vault-cache-size, -1",
        "een.vault-cache-size, 10000001",
        "een.vault-cache-size, many"
    })
    void refusesACacheBeyondItsBounds(String key, String value) {
        assertStartsWith(key + " (", fault(key, value));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000_000})
    void takesASizeOfTheCacheWithinItsBounds(int size) {
        assertEquals(size, read("een.vault-cache-size", "" + size).vault().cacheSize());
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("keys"), content).toString();
    }
}
