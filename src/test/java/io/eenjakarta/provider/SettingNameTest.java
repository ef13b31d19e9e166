package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of settings: what each is called, and which strange names are slips of the pen. */
class SettingNameTest {

    @Test
    void describesEverySettingOnce() {
        for (Setting setting : Setting.values()) {
            assertTrue(setting.key().matches("(een|cameramanager)(\\.[a-z]+(-[a-z]+)*){1,2}"), setting.key());
            assertFalse(setting.meaning().isBlank());
        }
        assertEquals(
                Setting.values().length,
                Arrays.stream(Setting.values()).map(Setting::key).distinct().count());
        assertEquals(
                List.of(
                        Setting.CLIENT_SECRET,
                        Setting.NEXT_CLIENT_SECRET,
                        Setting.CAMERAMANAGER_CLIENT_SECRET,
                        Setting.CAMERAMANAGER_NEXT_CLIENT_SECRET,
                        Setting.TRUST_STORE_PASSWORD,
                        Setting.VAULT_KEYS),
                Arrays.stream(Setting.values()).filter(Setting::secret).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "een.clientid, een.client-id",
        "een.client_id, een.client-id",
        "een.token-endpiont, een.token-endpoint",
        "een.allowed-account, een.allowed-accounts",
        "een.vault-key, een.vault-keys",
        "EEN_ALLOWED_ACOUNTS, een.allowed-accounts",
        "een.provider, een.providers",
        "cameramanager.clientid, cameramanager.client-id",
        "cameramanager.client_secret, cameramanager.client-secret",
        "cameramanager.redirect-url, cameramanager.redirect-uri",
        "cameramanager.token-transpor, cameramanager.token-transport",
        "CAMERAMANAGER_ALLOWED_ACOUNTS, cameramanager.allowed-accounts"
    })
    void asksBackAboutNamesThatAreNearlySettings(String name, String meant) {
        String fault = fault(name, "x");

        assertStartsWith("\"" + name + "\" is not a setting: " + meant + " (", fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "een.portal.title",
                "een.vaults.door",
                "eenclient-id",
                "EEN_HOME",
                "other.client-id",
                "cameramanager.colour"
            })
    void leavesOtherPeoplesNamesAlone(String name) {
        read(name, "x");
    }

    @Test
    void knowsTheNamesThatEnvironmentVariablesBringAlong() {
        String address = "https://een.example/oauth2/token";

        read("EEN_TOKEN_ENDPOINT", address, "een.token.endpoint", address);
    }
}
