package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.VaultWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the checks make of what they find. */
class ChecksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Test
    void grantsNearTheirEndAreToldWithAdvice() {
        Finding found = GrantsCheck.finding(
                new VaultWatch.Numbers(NOW, Map.of("ACTIVE", 9L, "NEEDS_LOGIN", 2L), 3, 1, Duration.ZERO));
        assertEquals("some end soon", found.state());
        assertTrue(found.cause().startsWith("EEN-GRANT-07"), found.cause());
        assertTrue(found.cause().endsWith("3 within 14 days, 1 within a day"), found.cause());
        assertTrue(!found.advice().isEmpty());
        assertEquals("2", found.facts().get("needs-login"));
        assertEquals("0", found.facts().get("suspect"));
        assertEquals(
                "none ends soon",
                GrantsCheck.finding(new VaultWatch.Numbers(NOW, Map.of(), 0, 0, Duration.ZERO))
                        .state());
    }

    @Test
    void everyProviderHasACheck() {
        long producers = Arrays.stream(ProviderChecks.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Readiness.class))
                .count();
        assertEquals(Providers.NAMES.size(), producers);
        assertEquals(Provider.class.getPermittedSubclasses().length, producers);
    }

    @ParameterizedTest
    @CsvSource({
        "false, true,  PT0S,    PT0S,   switched off",
        "true,  false, PT0S,    ,       not started",
        "true,  true,  PT0S,    ,       on time",
        "true,  true,  PT6H,    PT1M,   on time",
        "true,  true,  PT6H1S,  PT1M,   late",
        "true,  true,  PT0S,    PT4M,   on time",
        "true,  true,  PT0S,    PT4M1S, stuck"
    })
    void keepAliveIsLateOrStuck(boolean on, boolean started, Duration overdue, Duration ago, String state) {
        KeepAliveCheck.Seen seen =
                new KeepAliveCheck.Seen(on, started, Optional.ofNullable(ago).map(NOW::minus), overdue);
        Finding found = KeepAliveCheck.finding(seen, INTERVAL, NOW);
        assertEquals(state, found.state());
        assertEquals(
                state.equals("late") || state.equals("stuck"), !found.advice().isEmpty());
        assertEquals(found.cause().isEmpty(), found.advice().isEmpty());
    }
}
