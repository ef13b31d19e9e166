package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.provider.SettingsReader;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.renewal.VaultWatch;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a server that looks for resting grants, or should. */
class KeepAliveCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void isNotStartedBeforeAnApplicationHasGrants() {
        assertEquals("not started", state(null, null));
    }

    @Test
    void isStuckWithoutATurnForLong() {
        assertEquals("on time", state(Duration.ofDays(1), MINUTE));
        assertEquals("stuck", state(Duration.ofDays(1), Duration.ofMinutes(5)));
    }

    @Test
    void isStuckWithoutAFirstTurnForLong() {
        assertEquals("on time", state(MINUTE, null));
        assertEquals("stuck", state(Duration.ofMinutes(5), null));
    }

    private static String state(Duration sinceStart, Duration sinceTurn) {
        KeepAlive keepAlive = new KeepAlive() {
            @Override
            public Optional<Instant> startedAt() {
                return Optional.ofNullable(sinceStart).map(NOW::minus);
            }

            @Override
            public Optional<Instant> lastTurn() {
                return Optional.ofNullable(sinceTurn).map(NOW::minus);
            }
        };
        return new KeepAliveCheck(keepAlive, new VaultWatch() {}, settings(), Clock.fixed(NOW, ZoneOffset.UTC))
                .finding(Duration.ZERO)
                .state();
    }

    private static Settings settings() {
        Map<String, String> given = Map.of(
                "een.client-id", "id",
                "een.client-secret", "secret",
                "een.redirect-uri", "http://127.0.0.1:3333");
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(given, "the test", 100))
                        .build())
                .read();
    }
}
