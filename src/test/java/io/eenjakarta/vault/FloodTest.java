package io.eenjakarta.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** So many in a minute, and then how many there were more. */
class FloodTest {

    private static final Instant MINUTE = Instant.parse("2026-01-01T00:00:00Z");

    private final Flood flood = new Flood();
    private final Occurrence refused = Occurrence.of(Act.LOGIN_REFUSED).because("no state");

    @Test
    void letsABoundedNumberThrough() {
        int through = 0;
        for (int i = 0; i < Flood.MOST + 5; i++) {
            through += flood.admitted(refused, MINUTE.plusMillis(i)).size();
        }
        assertEquals(Flood.MOST, through);
        List<Occurrence> next = flood.admitted(refused, MINUTE.plusSeconds(60));
        assertEquals(
                List.of(
                        Occurrence.of(Act.LOGIN_REFUSED).because("5 more within a minute were not written down"),
                        refused),
                next);
        assertEquals(List.of(refused), flood.admitted(refused, MINUTE.plusSeconds(61)));
    }

    @Test
    void saysNothingOfAQuietMinute() {
        for (int i = 0; i < Flood.MOST; i++) {
            assertEquals(List.of(refused), flood.admitted(refused, MINUTE));
        }
        assertEquals(List.of(refused), flood.admitted(refused, MINUTE.plusSeconds(3600)));
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        for (int i = 0; i < Flood.MOST; i++) {
            flood.admitted(refused, MINUTE);
        }
        assertEquals(List.of(), flood.admitted(refused, MINUTE.minusMillis(1)), "a moment late");
        assertEquals(refused, flood.admitted(refused, MINUTE.minusSeconds(3600)).get(1));
    }
}
