package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How long grants rest: never so long that they die of it, and never shorter than need be. */
class PlannedRestTest {

    private static final Duration SHORTEST = Duration.ofDays(10);
    private static final Duration LONGEST = Duration.ofDays(12);
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Rest rest = Rest.of(settings());

    @Test
    void lastsTenToTwelveDaysByChance() {
        assertWithin(SHORTEST, LONGEST, Duration.ZERO);
        assertWithin(SHORTEST, LONGEST, LIFE.minus(IDLE).minusMillis(1));
        assertEquals(
                20,
                Stream.generate(() -> of(Duration.ZERO)).limit(20).distinct().count());
    }

    @Test
    void lastsUntilTheEndWhenTheTokensLiveAsLongAsTheGrant() {
        for (Duration left : new Duration[] {IDLE, Duration.ofDays(11), Duration.ofMillis(1)}) {
            assertWithin(left.plus(HOUR), left.plus(HOUR).plusDays(2), LIFE.minus(left));
        }
    }

    @Test
    void beginsAnewForAGrantThatOutlivesItsEnd() {
        assertWithin(SHORTEST, LONGEST, LIFE);
        assertWithin(SHORTEST, LONGEST, LIFE.plusDays(30));
    }

    @Test
    void isForeverForTokensThatNeitherRotateNorDie() {
        assertEquals(Optional.empty(), rest.of("een", Duration.ZERO, true));
        assertEquals(Optional.empty(), rest.of("cameramanager", Duration.ZERO, false));
    }

    @Test
    void isThatOfTheSettingsForAProviderThatIsSwitchedOff() {
        assertTrue(rest.of("formerly", LIFE.minusDays(1), false).orElseThrow().compareTo(SHORTEST) >= 0);
    }

    @Test
    void isAnyPartOfItForOneOfMany() {
        for (int i = 0; i < 1_000; i++) {
            Duration part = rest.amongMany(SHORTEST);
            assertTrue(part.compareTo(SHORTEST.dividedBy(10)) >= 0 && part.compareTo(SHORTEST) <= 0, part.toString());
        }
        double mean = Stream.generate(() -> rest.amongMany(SHORTEST))
                .limit(2_000)
                .mapToLong(Duration::toHours)
                .average()
                .orElseThrow();
        assertEquals(132, mean, 8, "hours");
    }

    private void assertWithin(Duration least, Duration most, Duration age) {
        for (int i = 0; i < 200; i++) {
            Duration planned = of(age);
            assertTrue(planned.compareTo(least) >= 0 && planned.compareTo(most) <= 0, planned + " at " + age);
        }
    }

    private Duration of(Duration age) {
        return rest.of("een", age, false).orElseThrow();
    }

    private static Settings settings() {
        Map<String, String> given = Map.of(
                "een.providers", "een,cameramanager",
                "een.client-id", "id",
                "een.client-secret", "secret",
                "een.redirect-uri", "http://127.0.0.1:3333",
                "cameramanager.client-id", "id",
                "cameramanager.client-secret", "secret",
                "cameramanager.redirect-uri", "http://127.0.0.1:3333/cm");
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }
}
