package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.readOnly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of CameraManager's settings where it is the only provider, so that EEN's are not asked for. */
class CameraManagerSettingsTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "een.providers", "cameramanager",
            "cameramanager.client-id", "cameramanager.test",
            "cameramanager.client-secret", "topsecret",
            "cameramanager.redirect-uri", "http://127.0.0.1:3333/cm");

    @Test
    void needsThreeSettingsAndTakesItsOwnAddressesForTheRest() {
        Settings settings = read();

        assertEquals(1, settings.providers().active().size());
        Provider provider = settings.providers().first();
        assertEquals("cameramanager", provider.name());
        assertEquals(URI.create("https://rest.cameramanager.com/oauth/authorize"), provider.authorizationEndpoint());
        assertEquals(URI.create("https://rest.cameramanager.com/oauth/token"), provider.tokenEndpoint());
        assertEquals(Optional.of(URI.create("https://rest.cameramanager.com")), provider.apiBase());
        assertEquals(
                Optional.of(URI.create("https://rest.cameramanager.com/rest/v2.0/users/self/tokens/current")),
                provider.logoutEndpoint());
        assertEquals(Optional.empty(), provider.revocationEndpoint());
        assertEquals(Optional.empty(), provider.clientSettings());
        assertEquals(new ClientCredentials("cameramanager.test", new Secret("topsecret")), provider.client());
        assertEquals("/cm", provider.callbackPath());
        assertEquals("write", provider.scope());
        assertEquals(new Access(false, Set.of(), Set.of()), provider.access());
        assertEquals(Duration.ofSeconds(10), settings.images().snapshotAge());
    }

    @Test
    void doesByDefaultWhatIsSafe() {
        Provider provider = read().providers().first();

        assertFalse(provider.answersWithoutState());
        assertFalse(provider.parametersInQuery());
        assertFalse(provider.rotates());
        assertFalse(provider.pkce());
        Provider loose = read("cameramanager.state", "cookie-only", "cameramanager.token-transport", "query")
                .providers()
                .first();
        assertTrue(loose.answersWithoutState() && loose.parametersInQuery());
    }

    @Test
    void givesItsTokensToItsOwnHostAlone() {
        ApiHosts hosts = read().providers().first().apiHosts();

        assertInstanceOf(ApiHosts.Accepted.class, hosts.judge(URI.create("https://rest.cameramanager.com")));
        for (String other : List.of(
                "https://api.eagleeyenetworks.com",
                "https://restxcameramanager.com",
                "https://rest.cameramanager.com.evil.example",
                "http://rest.cameramanager.com",
                "http://127.0.0.1:3333")) {
            assertInstanceOf(ApiHosts.Refused.class, hosts.judge(URI.create(other)), other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cameramanager.client-id", "cameramanager.client-secret", "cameramanager.redirect-uri"})
    void misses(String required) {
        Map<String, String> all = new TreeMap<>(REQUIRED);
        all.remove(required);

        List<String> faults =
                assertThrows(SettingsException.class, () -> readOnly(all)).faults();

        assertEquals(1, faults.size(), faults.toString());
        assertStartsWith(required + " (" + Setting.environmentName(required) + ") is missing", faults.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "cameramanager.scope, vms.all",
        "cameramanager.scope, 'read,write'",
        "cameramanager.state, optional",
        "cameramanager.token-transport, body",
        "cameramanager.api-base, http://rest.cameramanager.com",
        "cameramanager.api-base, http://127.0.0.1:3335",
        "cameramanager.api-base, https://rest.cameramanager.com/rest",
        "cameramanager.api-base, https://rest.cameramanager.com?x=1",
        "cameramanager.api-base, https://rest.cameramanager.com:8443",
        "cameramanager.api-base, https://10.0.0.1",
        "cameramanager.api-base, rest.cameramanager.com",
        "cameramanager.token-endpoint, http://rest.cameramanager.com/oauth/token",
        "cameramanager.token-endpoint, http://127.0.0.1:3335/oauth/token",
        "cameramanager.authorization-endpoint, http://rest.cameramanager.com/oauth/authorize",
        "cameramanager.redirect-uri, http://portal.example/cm",
        "cameramanager.client-secret-file, /nowhere/secret",
        "cameramanager.snapshot-age, PT0S",
        "cameramanager.snapshot-age, P1D",
        "cameramanager.snapshot-age, 10",
        "cameramanager.allowed-accounts, eleven",
        "cameramanager.allowed-accounts, '1106,*'",
        "cameramanager.allowed-accounts, -1",
        "cameramanager.allowed-accounts, 12345678901234567890",
        "cameramanager.admins, 1106",
        "cameramanager.admins, x/20311",
        "cameramanager.admins, 1106/20311/1"
    })
    void namesTheSettingThatIsWrong(String key, String value) {
        assertStartsWith(key + " (" + Setting.environmentName(key) + ")", fault(key, value));
    }

    @Test
    void readsWhoMayComeInByNumbers() {
        Access access = read("cameramanager.allowed-accounts", "1106, 7", "cameramanager.admins", "1106/20311")
                .providers()
                .first()
                .access();

        assertTrue(access.allows("1106") && access.allows("7"));
        assertFalse(access.allows("00001106"));
        assertEquals(Set.of("1106/20311"), access.admins());
        assertTrue(read("cameramanager.allowed-accounts", "*")
                .providers()
                .first()
                .access()
                .allows("1"));
    }

    @Test
    void takesALoopbackHostOnlyWhenToldTo() {
        Provider demo = read(
                        "een.allow-loopback", "true",
                        "cameramanager.api-base", "http://127.0.0.1:3335",
                        "cameramanager.token-endpoint", "http://127.0.0.1:3335/oauth/token")
                .providers()
                .first();

        assertEquals(Optional.of(URI.create("http://127.0.0.1:3335")), demo.apiBase());
        assertInstanceOf(ApiHosts.Accepted.class, demo.apiHosts().judge(URI.create("http://127.0.0.1:3335")));
    }

    @Test
    void takesASlashAtTheEndOfTheApiBaseForNothing() {
        Provider provider = read("cameramanager.api-base", "https://REST.cameramanager.example/")
                .providers()
                .first();

        assertEquals(
                "https://rest.cameramanager.example/rest/v2.0/users/self/tokens/current",
                provider.logoutEndpoint().orElseThrow().toString());
        assertInstanceOf(
                ApiHosts.Refused.class, provider.apiHosts().judge(URI.create("https://rest.cameramanager.com")));
    }

    @Test
    void neverShowsASecret() {
        SettingsException e = assertThrows(
                SettingsException.class,
                () -> read("cameramanager.next-client-secret", "later\nsecret", "cameramanager.scope", "x"));
        assertFalse(e.getMessage().contains("topsecret") || e.getMessage().contains("later"), e.getMessage());
        Settings settings = read("cameramanager.next-client-secret", "latersecret");
        assertEquals(2, settings.providers().first().clients().size());
        assertFalse(
                settings.toString().contains("topsecret") || settings.toString().contains("latersecret"));
    }

    @Test
    void renewsAtTheEndAndNotBefore() {
        assertEquals(Duration.ZERO, read().earlyRefresh("cameramanager"));
    }

    private static Settings read(String... changes) {
        Map<String, String> all = new TreeMap<>(REQUIRED);
        for (int i = 0; i < changes.length; i += 2) {
            all.put(changes[i], changes[i + 1]);
        }
        return readOnly(all);
    }

    private static String fault(String... changes) {
        List<String> faults =
                assertThrows(SettingsException.class, () -> read(changes)).faults();
        assertEquals(1, faults.size(), faults.toString());
        return faults.get(0);
    }
}
