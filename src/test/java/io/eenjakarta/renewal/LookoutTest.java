package io.eenjakarta.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looked up in the background and seldom, however often it is asked for. */
class LookoutTest {

    private final SteppedClock clock = new SteppedClock();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private int looks;
    private boolean away;
    private final Lookout<Integer> lookout = new Lookout<>(this::look, Duration.ofSeconds(5), background::add, clock);

    @Test
    void neverWaitsForTheAnswer() {
        assertEquals(Optional.empty(), lookout.latest());
        assertEquals(0, looks);
        background.remove().run();
        assertEquals(Optional.of(1), lookout.latest());
    }

    @Test
    void looksOnceInAWhileHoweverManyAsk() {
        for (int i = 0; i < 100; i++) {
            lookout.latest();
        }
        assertEquals(1, background.size());
        background.remove().run();
        clock.advance(Duration.ofMillis(4_999));
        lookout.latest();
        assertEquals(0, background.size());
        clock.advance(Duration.ofMillis(1));
        lookout.latest();
        assertEquals(1, background.size());
    }

    @Test
    void keepsWhatItSawWhenItCannotLook() {
        lookout.latest();
        background.remove().run();
        away = true;
        clock.advance(Duration.ofSeconds(5));
        lookout.latest();
        background.remove().run();
        assertEquals(Optional.of(1), lookout.latest());
        assertEquals(0, background.size(), "not at once again");
    }

    @Test
    void looksAgainAfterAThreadWasRefused() {
        Lookout<Integer> refused = new Lookout<>(
                this::look,
                Duration.ofSeconds(5),
                task -> {
                    if (away) {
                        throw new java.util.concurrent.RejectedExecutionException();
                    }
                    task.run();
                },
                clock);
        away = true;
        refused.latest();
        away = false;
        refused.latest();
        assertEquals(Optional.of(1), refused.latest());
    }

    private int look() {
        if (away) {
            throw new IllegalStateException("away");
        }
        return ++looks;
    }
}
