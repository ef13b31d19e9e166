package io.eenjakarta.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.simulator.SettableClock;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownLocationsTest {

    private static final GrantId ADA = GrantId.random();

    private final SettableClock clock = new SettableClock();
    private final List<GrantId> asked = new ArrayList<>();
    private final KnownLocations locations = new KnownLocations(this::ask, clock);

    private List<Location> ask(GrantId grant) {
        asked.add(grant);
        return List.of();
    }

    @Test
    void asksOnceAMinute() {
        locations.of(ADA);
        clock.advance(Duration.ofSeconds(59));
        locations.of(ADA);
        assertEquals(List.of(ADA), asked);
        clock.advance(Duration.ofSeconds(1));
        locations.of(ADA);
        assertEquals(List.of(ADA, ADA), asked);
    }

    @Test
    void asksForEachGrantAndKeepsAFewHundredAtMost() {
        for (int i = 0; i < 200; i++) {
            locations.of(GrantId.random());
        }
        locations.of(ADA);
        locations.of(ADA);
        assertEquals(202, asked.size());
        clock.advance(Duration.ofMinutes(1));
        locations.of(ADA);
        locations.of(ADA);
        assertEquals(203, asked.size());
    }

    @Test
    void asksAgainForWhatCouldNotBeHad() {
        KnownLocations failing = new KnownLocations(
                grant -> {
                    asked.add(grant);
                    throw new IllegalStateException("away");
                },
                clock);
        assertThrows(IllegalStateException.class, () -> failing.of(ADA));
        assertThrows(IllegalStateException.class, () -> failing.of(ADA));
        assertEquals(2, asked.size());
    }
}
