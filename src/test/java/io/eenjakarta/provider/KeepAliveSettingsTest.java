package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long unused grants rest, and how fast they are refreshed. */
class KeepAliveSettingsTest {

    @Test
    void letGrantsRestTenToTwelveDaysWhenNothingIsSet() {
        assertEquals(
                new Settings.KeepAlive(true, Duration.ofDays(10), Duration.ofDays(2), 60, Duration.ofMinutes(1)),
                read().keepAlive());
    }

    @Test
    void takeWhatIsSet() {
        Settings.KeepAlive set = read(
                        "een.keep-alive", "false",
                        "een.keep-alive-after", "PT1H",
                        "een.keep-alive-window", "PT0S",
                        "een.keep-alive-rate", "6000",
                        "een.keep-alive-interval", "PT1S")
                .keepAlive();
        assertEquals(
                new Settings.KeepAlive(false, Duration.ofHours(1), Duration.ZERO, 6000, Duration.ofSeconds(1)), set);
        assertEquals(Duration.ofHours(1), set.rest());
        assertEquals(Duration.ofMillis(10), set.spacing());
    }

    @Test
    void giveEachGrantATimeOfItsOwnWithinTheWindow() {
        Settings.KeepAlive set = read().keepAlive();
        boolean early = false;
        boolean late = false;
        for (int i = 0; i < 1_000; i++) {
            Duration rest = set.rest();
            assertTrue(rest.compareTo(set.after()) >= 0, rest.toString());
            assertTrue(rest.compareTo(set.after().plus(set.window())) <= 0, rest.toString());
            early |= rest.compareTo(Duration.ofDays(10).plusHours(6)) < 0;
            late |= rest.compareTo(Duration.ofDays(11).plusHours(18)) > 0;
        }
        assertTrue(early && late);
        assertFalse(set.rest().equals(set.rest()) && set.rest().equals(set.rest()));
    }

    @ParameterizedTest
    @CsvSource({
        "een.keep-alive, yes",
        "een.keep-alive-after, PT59M",
        "een.keep-alive-after, P13DT1S",
        "een.keep-alive-after, P20D",
        "een.keep-alive-after, 10 days",
        "een.keep-alive-window, -PT1S",
        "een.keep-alive-window, P14D",
        "een.keep-alive-rate, 0",
        "een.keep-alive-rate, 6001",
        "een.keep-alive-interval, PT0.5S",
        "een.keep-alive-interval, PT2H"
    })
    void refuseWhatMakesNoSense(String name, String value) {
        assertStartsWith(name + " ", fault(name, value));
    }

    @Test
    void refuseARestThatMayOutlastTheRefreshToken() {
        String fault = fault("een.keep-alive-after", "P12D");
        assertStartsWith("een.keep-alive-window ", fault);
        assertTrue(fault.contains("14 days") && fault.contains("een.keep-alive-after is PT288H"), fault);
        read("een.keep-alive-after", "P12D", "een.keep-alive-window", "P1DT23H59M");
    }
}
