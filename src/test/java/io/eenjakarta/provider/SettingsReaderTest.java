package io.eenjakarta.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Map<String, String> REQUIRED = Map.of(
            "een.client-id", "client-1",
            "een.client-secret", "topsecret",
            "een.redirect-uri", "http://127.0.0.1:3333");

    @TempDir
    private Path folder;

    /** Reads the required settings, changed or completed by these pairs of name and value. */
    private static Settings read(String... changes) {
        Map<String, String> all = new TreeMap<>(REQUIRED);
        for (int i = 0; i < changes.length; i += 2) {
            all.put(changes[i], changes[i + 1]);
        }
        return readOnly(all);
    }

    private static Settings readOnly(Map<String, String> all) {
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(all, "the test", 100))
                        .addDefaultInterceptors()
                        .build())
                .read();
    }

    private static List<String> faults(String... changes) {
        return assertThrows(SettingsException.class, () -> read(changes)).faults();
    }

    private static String fault(String... changes) {
        List<String> faults = faults(changes);
        assertEquals(1, faults.size(), faults.toString());
        return faults.get(0);
    }

    private static void assertStartsWith(String start, String fault) {
        assertTrue(fault.startsWith(start), fault);
    }

    @Test
    void needsThreeSettingsAndTakesEensOwnAddressesForTheRest() {
        Settings settings = read();

        EagleEyeProvider een = settings.provider();
        assertEquals(
                "https://auth.eagleeyenetworks.com/oauth2/authorize",
                een.authorizationEndpoint().toString());
        assertEquals(
                "https://auth.eagleeyenetworks.com/oauth2/token",
                een.tokenEndpoint().toString());
        assertEquals(
                "https://auth.eagleeyenetworks.com/oauth2/revoke",
                een.revocationEndpoint().toString());
        assertEquals(
                "https://api.eagleeyenetworks.com/api/v3.0/clientSettings",
                een.clientSettings().toString());
        assertEquals("vms.all", een.scope());
        assertEquals("http://127.0.0.1:3333", een.redirectUri());
        assertEquals(new ClientCredentials("client-1", new Secret("topsecret")), een.client());
        assertEquals(
                List.of("^api(\\.c\\d{3,4})?\\.eagleeyenetworks\\.com$"),
                een.apiHosts().patterns().stream().map(Object::toString).toList());
        assertFalse(een.apiHosts().allowLoopback());
        assertEquals(new Settings.Access(false, Set.of(), Set.of()), settings.access());
        assertEquals(new Settings.Attempts(Duration.ofMinutes(10), 5, 65536, 2), settings.attempts());
        assertEquals(
                new Settings.Http(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        65536,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        64,
                        Duration.ofSeconds(5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                settings.http());
        assertEquals(Duration.ofMinutes(1), settings.earlyRefresh());
        assertEquals(List.of(), settings.vaultKeys());
    }

    @Test
    void listsEveryFaultAtOnceWithBothNames() {
        SettingsException e = assertThrows(
                SettingsException.class,
                () -> readOnly(Map.of(
                        "een.redirect-uri", "http://portal.example/cb",
                        "een.token-endpoint", "http://evil.example/token",
                        "een.token-deadline", "10s",
                        "een.api-connections", "0",
                        "een.allow-loopback", "yes")));

        assertStartsWith("EEN-START-01 ", e.getMessage());
        for (String expected : List.of(
                "een.client-id (EEN_CLIENT_ID) is missing",
                "een.client-secret (EEN_CLIENT_SECRET) is missing",
                "een.redirect-uri (EEN_REDIRECT_URI) = \"http://portal.example/cb\" must be https",
                "een.token-endpoint (EEN_TOKEN_ENDPOINT) = \"http://evil.example/token\" must be https",
                "een.token-deadline (EEN_TOKEN_DEADLINE) = \"10s\" is not an ISO-8601 duration",
                "een.api-connections (EEN_API_CONNECTIONS) = \"0\" must be from 1 to 1000",
                "een.allow-loopback (EEN_ALLOW_LOOPBACK) = \"yes\" must be true or false")) {
            assertEquals(
                    1,
                    e.getMessage()
                            .lines()
                            .filter(l -> l.strip().startsWith(expected))
                            .count(),
                    expected + " in " + e.getMessage());
        }
        assertEquals(7, e.faults().size());
        assertTrue(e.faults().stream().filter(f -> f.contains(" = ")).allMatch(f -> f.contains("the test")));
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertStartsWith("een.client-id (EEN_CLIENT_ID) is missing", fault("een.client-id", ""));
        assertEquals("vms.all", read("een.scope", " ").provider().scope());
    }

    @Test
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

        assertEquals("topfile", readOnly(all).provider().client().secret().reveal());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:3333",
                "http://localhost:3333/",
                "http://[::1]:3333/callback",
                "https://portal.example",
                "https://portal.example/app/callback?tenant=1"
            })
    void keepsAnAcceptableRedirectUriByteForByte(String uri) {
        assertEquals(uri, read("een.redirect-uri", uri).provider().redirectUri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example",
                "http://127.0.0.2:3333",
                "http://localhost.example",
                "https://portal.example/#x",
                "https://user@portal.example/",
                "https://portal.example:0/",
                "https://portal.example:99999/",
                "ftp://portal.example",
                "/callback",
                "portal.example/callback",
                "https:///callback",
                "https://portal example/",
                "urn:x"
            })
    void refusesEveryOtherRedirectUri(String uri) {
        assertStartsWith("een.redirect-uri (EEN_REDIRECT_URI)", fault("een.redirect-uri", uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "een.authorization-endpoint",
                "een.token-endpoint",
                "een.revocation-endpoint",
                "een.client-settings-url"
            })
    void allowsPlainHttpOnLoopbackOnlyWhenToldTo(String endpoint) {
        String address = "http://localhost:3334/x";

        assertTrue(fault(endpoint, address).contains("een.allow-loopback=true"));
        read(endpoint, address, "een.allow-loopback", "true");
        assertStartsWith(endpoint, fault(endpoint, "http://een.example/x", "een.allow-loopback", "true"));
        read(endpoint, "https://een.example/x");
    }

    @Test
    void givesLoopbackApiHostsTheSchemeOfTheTokenEndPoint() {
        Settings settings =
                read("een.token-endpoint", "http://127.0.0.1:3334/oauth2/token", "een.allow-loopback", "true");

        assertEquals(
                new ApiHosts.Accepted(URI.create("http://127.0.0.1:3334")),
                settings.provider().apiHosts().judge("127.0.0.1", 3334));
    }

    @Test
    void splitsApiHostsAtCommasButNotInsideOfThem() {
        String both = "^api(\\.c\\d{3,4})?\\.een\\.example$, ^[a,b]\\.example$";

        assertEquals(
                List.of("^api(\\.c\\d{3,4})?\\.een\\.example$", "^[a,b]\\.example$"),
                read("een.api-hosts", both).provider().apiHosts().patterns().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Test
    void refusesAWrongRegularExpression() {
        assertStartsWith("een.api-hosts (EEN_API_HOSTS)", fault("een.api-hosts", "^api(\\.example$"));
    }

    @Test
    void readsWhoMayComeIn() {
        Settings.Access access = read(
                        "een.allowed-accounts", "00001106, 00012345",
                        "een.admins", "00001106/ca0f61ab")
                .access();

        assertTrue(access.allows("00001106") && access.allows("00012345"));
        assertFalse(access.allows("00000001"));
        assertEquals(Set.of("00001106/ca0f61ab"), access.admins());
        assertTrue(read("een.allowed-accounts", "*").access().allows("00000001"));
    }

    @ParameterizedTest
    @CsvSource({
        "een.allowed-accounts, 1106",
        "een.allowed-accounts, '00001106,*'",
        "een.allowed-accounts, 00001106 00012345",
        "een.admins, ca0f61ab",
        "een.admins, 1106/ca0f61ab",
        "een.admins, 00001106/",
        "een.admins, 00001106/a/b",
        "een.early-refresh, -PT1S",
        "een.early-refresh, PT2H",
        "een.attempt-lifetime, PT30S",
        "een.attempt-lifetime, P1D",
        "een.attempts-per-browser, 0",
        "een.attempts-per-browser, 1000",
        "een.attempts-per-browser, 1.5",
        "een.saved-post-limit, -1",
        "een.saved-post-limit, 99999999999",
        "een.bounces-per-minute, 0",
        "een.connect-timeout, PT0S",
        "een.connect-timeout, 5",
        "een.token-deadline, PT10M",
        "een.token-reply-limit, 100",
        "een.api-timeout, PT0S",
        "een.image-timeout, PT1H",
        "een.api-connections, many",
        "een.checkout-timeout, PT0.01S",
        "een.proxy, proxy.example:3128",
        "een.proxy, https://proxy.example:3128",
        "een.proxy, http://proxy.example",
        "een.proxy, http://user:pw@proxy.example:3128",
        "een.trust-store, /nowhere/trust.p12",
        "een.vault-keys, AAAA",
        "een.vault-keys, one:AAAA",
        "een.vault-keys, one:***",
        "een.allow-loopback, TRUE"
    })
    void namesTheSettingThatIsWrong(String key, String value) {
        assertStartsWith(key + " (" + Setting.environmentName(key) + ")", fault(key, value));
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
                read("een.vault-keys", "new:" + KEY + ", old-1:" + KEY).vaultKeys();

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

    @ParameterizedTest
    @CsvSource({
        "een.clientid, een.client-id",
        "een.client_id, een.client-id",
        "een.token-endpiont, een.token-endpoint",
        "een.allowed-account, een.allowed-accounts",
        "een.vault-key, een.vault-keys",
        "EEN_ALLOWED_ACOUNTS, een.allowed-accounts"
    })
    void asksBackAboutNamesThatAreNearlySettings(String name, String meant) {
        String fault = fault(name, "x");

        assertStartsWith("\"" + name + "\" is not a setting: " + meant + " (", fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"een.portal.title", "een.vault", "eenclient-id", "EEN_HOME", "other.client-id"})
    void leavesOtherPeoplesNamesAlone(String name) {
        read(name, "x");
    }

    @Test
    void knowsTheNamesThatEnvironmentVariablesBringAlong() {
        String address = "https://een.example/oauth2/token";

        read("EEN_TOKEN_ENDPOINT", address, "een.token.endpoint", address);
    }

    @Test
    void namesASettingThatRefersToNothing() {
        assertStartsWith("een.scope (EEN_SCOPE) cannot be read", fault("een.scope", "${nowhere.to.be.found}"));
    }

    @Test
    void describesEverySettingOnce() {
        for (Setting setting : Setting.values()) {
            assertTrue(setting.key().matches("een\\.[a-z]+(-[a-z]+)*"), setting.key());
            assertFalse(setting.meaning().isBlank());
        }
        assertEquals(
                Setting.values().length,
                Arrays.stream(Setting.values()).map(Setting::key).distinct().count());
        assertEquals(
                List.of(Setting.CLIENT_SECRET, Setting.TRUST_STORE_PASSWORD, Setting.VAULT_KEYS),
                Arrays.stream(Setting.values()).filter(Setting::secret).toList());
    }

    @Test
    void showsOutsideTextCutAndCleaned() {
        String fault = fault("een.proxy", "a\u001b[31m\n" + "b".repeat(500));

        assertTrue(fault.contains("= \"a?[31m?" + "b".repeat(10)), fault);
        assertTrue(fault.length() < 250, fault);
    }
}
