package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a failure nobody asks for that grant again until its pause is over, and then everybody may. */
class FlightsTest {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final GrantException BUSY = new GrantException.TryLater("HTTP 503", Optional.of(PAUSE));

    private final RenewalBench bench = new RenewalBench();
    private final GrantId id = bench.connect("r");
    private int asked;
    private Supplier<Held> answer = () -> {
        throw BUSY;
    };
    private final Rotation rotation = new Rotation() {
        @Override
        Held rotate(GrantId which, int generation, boolean refused, Optional<Held> known) {
            asked++;
            return answer.get();
        }
    };
    private final Flights flights = new Flights(
            rotation,
            new GrantCache(bench.vault, Runnable::run, bench.clock, RenewalBench.settings()),
            Runnable::run,
            bench.clock,
            RenewalBench.settings().http().lease(),
            Telemetry.none(),
            Patience.REAL);

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void keepThePauseOfEachOfVeryManyGrants() {
        assertPaused(id);
        for (int i = 0; i < 1_002; i++) {
            assertPaused(GrantId.random());
        }
        int before = asked;
        assertPaused(id);
        assertEquals(before, asked);
    }

    @Test
    void forgetAPauseAfterASuccessAlthoughTheClockGoesBackIntoIt() {
        assertPaused(id);
        bench.clock.advance(PAUSE.plusSeconds(1));
        Grant row = bench.vault.find(id).orElseThrow();
        Grant next = row.rotated(bench.tokens.set("r+", Optional.of(ScriptedTokens.LIFE)), bench.clock.instant());
        Held held = Held.of(next, Duration.ofMinutes(1), bench.clock.millis());
        answer = () -> held;
        assertEquals(2, flights.rotated(id, 1, false).grant().generation());
        bench.clock.advance(PAUSE.dividedBy(2).negated());
        assertEquals(2, flights.rotated(id, 1, false).grant().generation());
        assertEquals(3, asked);
    }

    @Test
    void resumeASwitchedGrantOnlyAfterItsParentLeftTheStaleGeneration() {
        GrantException stale = GrantException.TryLater.staleParent(2);
        answer = () -> {
            throw stale;
        };
        assertSame(stale, failure(id));
        flights.resume(id, 2);
        assertSame(stale, failure(id));
        assertEquals(1, asked);
        flights.resume(id, 3);
        assertSame(stale, failure(id));
        assertEquals(2, asked);
    }

    @Test
    void resumeNothingThatWaitsForSomethingElse() {
        assertPaused(id);
        flights.resume(id, 3);
        assertPaused(id);
        assertEquals(1, asked);
    }

    private void assertPaused(GrantId which) {
        assertSame(BUSY, failure(which));
    }

    private GrantException failure(GrantId which) {
        return assertThrows(GrantException.class, () -> flights.rotated(which, 1, false));
    }
}
