package io.eenjakarta.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Secret;
import io.eenjakarta.provider.Setting;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

/** The settings that a portal is given, read by the reader that portals have: the only test here that knows it. */
class PortalSettingsTest {
    private static final String REDIRECT = "https://portal.example.com/caf\u00e9?a=b\\c";

    @Test
    void thePortalsReaderTakesThemInAllThreeForms() throws IOException {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            PortalSettings portal = PortalSettings.of(simulator, SimulatorSettings.DEMO_REDIRECT_URI);
            check(simulator, read(new PropertiesConfigSource(portal.settings(), "settings", 100)));
            check(simulator, read(new PropertiesConfigSource(loaded(portal), "file", 100)));
            check(simulator, read(new EnvConfigSource(portal.environment(), 300)));
        }
    }

    @Test
    void nothingInADevelopersEnvironmentOverrulesTheFile() throws IOException {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            PortalSettings portal = PortalSettings.of(simulator, SimulatorSettings.DEMO_REDIRECT_URI);
            Map<String, String> developer = new HashMap<>();
            for (Setting setting : Setting.values()) {
                if (portal.settings().containsKey(setting.key()) || leadsElsewhere(setting)) {
                    developer.put(setting.environmentName(), "/no/such/thing");
                }
            }
            Map<String, String> file = loaded(portal);
            int ordinal = Integer.parseInt(file.get("config_ordinal"));
            assertTrue(ordinal > 400, "system properties have 400");
            check(
                    simulator,
                    read(
                            new EnvConfigSource(developer, 300),
                            new PropertiesConfigSource(developer, "system properties", 400),
                            new PropertiesConfigSource(file, "file", ordinal)));
        }
    }

    @Test
    void allNamesAreSettings() {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            PortalSettings portal = PortalSettings.of(simulator, SimulatorSettings.DEMO_REDIRECT_URI);
            Set<String> names = Stream.of(Setting.values()).map(Setting::key).collect(Collectors.toSet());
            assertTrue(names.containsAll(portal.settings().keySet()));
            Set<String> variables =
                    Stream.of(Setting.values()).map(Setting::environmentName).collect(Collectors.toSet());
            assertTrue(variables.containsAll(portal.environment().keySet()));
            assertEquals(portal.settings().size(), portal.environment().size());
        }
    }

    @Test
    void theFileIsAsciiAndKeepsOddCharacters() throws IOException {
        try (EenSimulator simulator = EenSimulator.start(0)) {
            PortalSettings portal = PortalSettings.of(simulator, REDIRECT);
            assertTrue(portal.properties().chars().allMatch(c -> c < 128));
            assertEquals(REDIRECT, loaded(portal).get("een.redirect-uri"));
            assertEquals(portal.properties(), portal.properties());
            assertFalse(portal.toString().contains("DemoOnly"));
        }
    }

    private static boolean leadsElsewhere(Setting setting) {
        return setting.secret() || setting.key().matches("een\\.(.*-file|proxy|trust-store)");
    }

    private static void check(EenSimulator simulator, Settings settings) {
        String origin = simulator.origin().toString();
        assertEquals(
                origin + "/oauth2/authorize",
                settings.providers().first().authorizationEndpoint().toString());
        assertEquals(
                origin + "/oauth2/token",
                settings.providers().first().tokenEndpoint().toString());
        assertEquals(
                origin + "/oauth2/revoke",
                settings.providers().first().revocationEndpoint().orElseThrow().toString());
        assertEquals(
                origin + "/api/v3.0/clientSettings",
                settings.providers().first().clientSettings().orElseThrow().toString());
        assertEquals(
                SimulatorSettings.DEMO_REDIRECT_URI,
                settings.providers().first().redirectUri());
        assertEquals(
                new Secret(SimulatorSettings.DEMO_CLIENT_SECRET),
                settings.providers().first().client().secret());
        assertEquals(
                Set.of("00001106", "00002207", "00000042"),
                settings.providers().first().access().allowedAccounts());
        assertEquals(
                Set.of("00001106/ca0f61ab", "00002207/ca0f72b1"),
                settings.providers().first().access().admins());
        assertEquals(Settings.Vault.Kind.MEMORY, settings.vault().kind());
        assertEquals(1, settings.vault().keys().size());
        assertEquals(Optional.empty(), settings.http().proxy());
    }

    private static Settings read(ConfigSource... sources) {
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(sources)
                        .addDefaultInterceptors()
                        .build())
                .read();
    }

    private static Map<String, String> loaded(PortalSettings portal) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(portal.properties()));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
