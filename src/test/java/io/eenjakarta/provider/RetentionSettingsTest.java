package io.eenjakarta.provider;

import static io.eenjakarta.provider.SettingsFixture.assertStartsWith;
import static io.eenjakarta.provider.SettingsFixture.fault;
import static io.eenjakarta.provider.SettingsFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.security.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long is kept what is over. */
class RetentionSettingsTest {

    @Test
    @Requirement("C23")
    void areAYearAndAMonthWhenNothingIsSet() {
        assertEquals(new Settings.Retention(Duration.ofDays(400), Duration.ofDays(30)), read().retention());
    }

    @Test
    void takeWhatIsSet() {
        assertEquals(
                new Settings.Retention(Duration.ZERO, Duration.ofDays(1)),
                read("een.audit-retention", "P0D", "een.dead-grants-retention", "P1D")
                        .retention());
    }

    @ParameterizedTest
    @CsvSource({
        "een.audit-retention, -P1D",
        "een.audit-retention, P1Y",
        "een.audit-retention, P10001D",
        "een.dead-grants-retention, P0D",
        "een.dead-grants-retention, PT23H"
    })
    void refuseWhatMakesNoSense(String name, String value) {
        assertStartsWith(name + " ", fault(name, value));
    }
}
