package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static io.eenjakarta.provider.SettingsFixture.readOnly;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which values are taken, and how a value that is not is told to whoever wrote it. */
class SettingsReaderTest {

    @Test
    void needsThreeSettingsAndTakesEensOwnAddressesForTheRest() {
        Settings settings = read();

        Provider een = settings.providers().first();
        assertEquals(
                "https://auth.eagleeyenetworks.com/oauth2/authorize",
                een.authorizationEndpoint().toString());
        assertEquals(
                "https://auth.eagleeyenetworks.com/oauth2/token",
                een.tokenEndpoint().toString());
        assertEquals(
                "https://auth.eagleeyenetworks.com/oauth2/revoke",
                een.revocationEndpoint().orElseThrow().toString());
        assertEquals(
                "https://api.eagleeyenetworks.com/api/v3.0/clientSettings",
                een.clientSettings().orElseThrow().toString());
        assertEquals("vms.all", een.scope());
        assertEquals("http://127.0.0.1:3333", een.redirectUri());
        assertEquals(new ClientCredentials("client-1", new Secret("topsecret")), een.client());
        assertEquals(
                List.of("^api(\\.c\\d{3,4})?\\.eagleeyenetworks\\.com$"),
                een.apiHosts().patterns().stream().map(Object::toString).toList());
        assertFalse(een.apiHosts().allowLoopback());
        assertEquals(
                new Access(false, Set.of(), Set.of()),
                settings.providers().first().access());
        assertEquals(new Settings.Attempts(Duration.ofMinutes(10), 5, 65536, 2, 60), settings.attempts());
        assertEquals(
                new Settings.Http(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        64,
                        65536,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30),
                        2,
                        64,
                        Duration.ofSeconds(5),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                settings.http());
        assertEquals(Duration.ofMinutes(1), settings.earlyRefresh());
        assertEquals(
                new Settings.Images(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        1048576,
                        33554432,
                        8,
                        Duration.ofSeconds(10)),
                settings.images());
        assertEquals(List.of(), settings.vault().keys());
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
        assertEquals("vms.all", read("een.scope", " ").providers().first().scope());
    }

    @Test
    void readsWhoMayComeIn() {
        Access access = read(
                        "een.allowed-accounts", "00001106, 00012345",
                        "een.admins", "00001106/ca0f61ab")
                .providers()
                .first()
                .access();

        assertTrue(access.allows("00001106") && access.allows("00012345"));
        assertFalse(access.allows("00000001"));
        assertEquals(Set.of("00001106/ca0f61ab"), access.admins());
        assertTrue(
                read("een.allowed-accounts", "*").providers().first().access().allows("00000001"));
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
    void namesASettingThatRefersToNothing() {
        assertStartsWith("een.scope (EEN_SCOPE) cannot be read", fault("een.scope", "${nowhere.to.be.found}"));
    }

    @Test
    void showsOutsideTextCutAndCleaned() {
        String fault = fault("een.proxy", "a\u001b[31m\n" + "b".repeat(500));

        assertTrue(fault.contains("= \"a?[31m?" + "b".repeat(10)), fault);
        assertTrue(fault.length() < 250, fault);
    }
}
