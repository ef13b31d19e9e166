package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events are delivered to, and what is taken there. */
class WebhookSettingsTest {

    private static final String ADDRESS = "een.webhooks.address";
    private static final String[] ON = {
        ADDRESS,
        "https://portal.example.com/webhooks/",
        "een.webhooks.contact-name",
        "Operations",
        "een.webhooks.contact-email",
        "ops@example.com"
    };

    @Test
    void areOffWhenNothingIsSet() {
        assertEquals(WebhookSettings.OFF, read().webhooks());
    }

    @Test
    void takeWhatIsSet() {
        WebhookSettings set = read(ON).webhooks();
        assertEquals(
                new WebhookSettings(
                        Optional.of(URI.create("https://portal.example.com/webhooks")),
                        "Operations",
                        "ops@example.com",
                        "X-Een-Signature",
                        Duration.ofHours(6),
                        262144,
                        8,
                        Duration.ofDays(1)),
                set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example.com/webhooks",
                "http://127.0.0.1/webhooks",
                "/webhooks",
                "https://user@portal.example.com/webhooks",
                "https://portal.example.com/webhooks?a=b"
            })
    void haveAnAddressThatThePlatformCanUseWithoutHarm(String address) {
        String[] wrong = ON.clone();
        wrong[1] = address;
        SettingsException thrown = assertThrows(SettingsException.class, () -> read(wrong));
        assertStartsWith(ADDRESS, thrown.faults().get(0));
    }

    @Test
    void nameWhomThePlatformTells() {
        SettingsException thrown =
                assertThrows(SettingsException.class, () -> read(ADDRESS, "https://portal.example.com/webhooks"));
        assertEquals(2, thrown.faults().size(), thrown.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "een.webhooks.signature-header, X Sig",
        "een.webhooks.signature-header, 'X-Sig:'",
        "een.webhooks.window, PT4M",
        "een.webhooks.window, P31D",
        "een.webhooks.body-limit, 1023",
        "een.webhooks.at-a-time, 0",
        "een.webhooks.interval, PT0S"
    })
    void refuseWhatCannotBe(String name, String value) {
        assertStartsWith(name, fault(name, value));
    }
}
