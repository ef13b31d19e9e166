package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.security.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which providers are switched on, and how two of them get on with each other. */
class TwoProvidersSettingsTest {

    private static final String[] BOTH = {
        "een.providers", "een, cameramanager",
        "een.redirect-uri", "https://portal.example/app/een",
        "cameramanager.client-id", "cameramanager.test",
        "cameramanager.client-secret", "topsecret",
        "cameramanager.redirect-uri", "https://portal.example/app/cm"
    };

    @Test
    void keepsTheirOrderAndFindsEachByNameAndByPath() {
        Providers providers = read(BOTH).providers();

        assertEquals(
                List.of("een", "cameramanager"),
                providers.active().stream().map(Provider::name).toList());
        assertTrue(providers.several());
        assertEquals("een", providers.first().name());
        assertEquals(Optional.of("cameramanager"), providers.at("/app/cm").map(Provider::name));
        assertEquals(Optional.of("een"), providers.at("/app/een").map(Provider::name));
        assertEquals(Optional.empty(), providers.at("/app/"));
        assertEquals(Optional.empty(), providers.named("EEN"));
        assertEquals(
                "cameramanager",
                read(both("een.providers", "cameramanager,een"))
                        .providers()
                        .first()
                        .name());
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example/app/een, must have another path",
        "https://portal.example/app/een?tenant=1, must have another path",
        "https://portal.example:8443/app/cm, 'must have the scheme, host and port'",
        "https://other.example/app/cm, 'must have the scheme, host and port'",
        "http://localhost/app/cm, 'must have the scheme, host and port'"
    })
    @Requirement("C6")
    void wantsTheRedirectUrisAtOneOriginWithPathsOfTheirOwn(String redirectUri, String why) {
        String fault = fault(both("cameramanager.redirect-uri", redirectUri));

        assertStartsWith("cameramanager.redirect-uri (CAMERAMANAGER_REDIRECT_URI) = ", fault);
        assertTrue(fault.contains(why), fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", " , ", "een,een", "cameramanager,een,een", "een,eagleeye", "EEN", "een;cameramanager"})
    void refusesAListOfProvidersThatIsNone(String list) {
        List<String> faults = assertThrows(SettingsException.class, () -> read(both("een.providers", list)))
                .faults();

        assertEquals(1, faults.size(), faults.toString());
        assertStartsWith("een.providers (EEN_PROVIDERS)", faults.get(0));
        assertTrue(faults.get(0).contains("must list een, cameramanager or both"), faults.get(0));
    }

    @Test
    void takesNothingForEenAlone() {
        assertEquals(
                List.of("een"),
                read("een.providers", " ").providers().active().stream()
                        .map(Provider::name)
                        .toList());
    }

    @Test
    void looksAtNoSettingOfAProviderThatIsSwitchedOff() {
        read("cameramanager.scope", "wrong", "cameramanager.redirect-uri", "wrong");
        Providers other = read(both("een.providers", "cameramanager", "een.redirect-uri", "wrong"))
                .providers();
        assertEquals("https://portal.example", other.origin());
        assertEquals(Optional.empty(), other.named("een"));
    }

    @Test
    void listsTheFaultsOfBoth() {
        String message = assertThrows(
                        SettingsException.class,
                        () -> read(both("een.redirect-uri", "wrong", "cameramanager.scope", "all")))
                .getMessage();

        assertTrue(message.contains("een.redirect-uri (EEN_REDIRECT_URI)"), message);
        assertTrue(message.contains("cameramanager.scope (CAMERAMANAGER_SCOPE)"), message);
    }

    @Test
    void isClosedOnlyWhenBothAre() {
        assertTrue(read(BOTH).providers().closed());
        assertFalse(
                read(both("cameramanager.allowed-accounts", "7")).providers().closed());
        assertFalse(read(both("een.allowed-accounts", "*")).providers().closed());
    }

    @Test
    void keepsAccountsAndAdminsApart() {
        Providers providers = read(both(
                        "een.allowed-accounts", "00001106",
                        "cameramanager.allowed-accounts", "1106",
                        "cameramanager.admins", "1106/7"))
                .providers();

        assertFalse(providers.named("een").orElseThrow().access().allows("1106"));
        assertFalse(providers.named("cameramanager").orElseThrow().access().allows("00001106"));
        assertTrue(providers.named("een").orElseThrow().access().admins().isEmpty());
    }

    @Test
    void renewsEarlyOnlyWhereTokensRotate() {
        Settings settings = read(both("een.early-refresh", "PT3M"));

        assertEquals(Duration.ofMinutes(3), settings.earlyRefresh("een"));
        assertEquals(Duration.ZERO, settings.earlyRefresh("cameramanager"));
    }

    private static String[] both(String... changes) {
        return Stream.of(BOTH, changes).flatMap(Stream::of).toArray(String[]::new);
    }
}
