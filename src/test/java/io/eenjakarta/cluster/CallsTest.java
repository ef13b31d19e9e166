package io.eenjakarta.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.vault.GrantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls are told apart by what their own grant was doing, and by what guests had to meet. */
class CallsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Evidence evidence = new Evidence(
            List.of(post(0, Optional.empty(), "a1"), post(100, Optional.of("a1"), "a2")),
            Set.of(),
            List.of(),
            List.of(new VaultRow("a", "u", 2, GrantStatus.ACTIVE, "", Optional.of("a2"), false)),
            Duration.ofSeconds(7));

    @Test
    void countsACallAsInsideWhenItsOwnGrantRotates() {
        Calls calls =
                new Calls(List.of(call("a", 90, 20, 200), call("a", 50, 20, 200), call("b", 90, 20, 200)), evidence);
        assertEquals(1, calls.inside().count());
        assertEquals(2, calls.outside().count());
    }

    @Test
    void tellsSignInsWithNeedFromThoseWithout() {
        Calls calls = new Calls(
                List.of(call("a", 0, 1, 401), call("b", 0, 1, 401), call("b", 0, 1, 302), call("a", 0, 1, 200)),
                evidence);
        assertEquals(2, calls.signInsForNothing(Set.of("a")).size());
        assertEquals(0, calls.errors());
    }

    @Test
    void tellsErrorsFromTryLater() {
        Calls calls = new Calls(
                List.of(call("a", 0, 1, 503), call("a", 0, 1, 500), call("a", 0, 1, 0), call("a", 0, 1, 200)),
                evidence);
        assertEquals(1, calls.unavailable());
        assertEquals(2, calls.errors());
    }

    @Test
    void takesPercentilesOfWhatWasMeasured() {
        Percentiles times = Percentiles.of(
                IntStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList());
        assertEquals(new Percentiles(200, 100, 198, 200), times);
        assertEquals(new Percentiles(0, 0, 0, 0), Percentiles.of(List.of()));
    }

    private static Post post(int millis, Optional<String> sent, String issued) {
        Instant at = NOON.plusMillis(millis);
        return new Post(at, at.plusMillis(5), sent, Optional.of(issued), false, true, Optional.of("n1"));
    }

    private static Call call(String grant, int millis, int took, int status) {
        return new Call(grant, "n1", NOON.plusMillis(millis), Duration.ofMillis(took), status);
    }
}
