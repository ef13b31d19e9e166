package io.eenjakarta.renewal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Something that is looked up in the background, and not more often than once in a while, however often it is asked for.
 * Thread-safe, never blocks.
 */
final class Lookout<T> {

    private final Supplier<T> look;
    private final Duration age;
    private final Executor executor;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile Seen<T> seen = new Seen<>(null, Long.MIN_VALUE);

    private record Seen<T>(T what, long atMillis) {}

    /**
     * Nothing was seen yet.
     *
     * @param look may block and throw; what was seen before stays then
     * @param age after which it is looked up again when somebody asks
     */
    Lookout(Supplier<T> look, Duration age, Executor executor, Clock clock) {
        this.look = look;
        this.age = age;
        this.executor = executor;
        this.clock = clock;
    }

    /** What was seen last. */
    Optional<T> latest() {
        Seen<T> last = seen;
        long now = clock.millis();
        boolean old = last.atMillis() > now || now - age.toMillis() >= last.atMillis();
        if (old && looking.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (RuntimeException | Error noThread) {
                looking.set(false);
            }
        }
        return Optional.ofNullable(last.what());
    }

    private void look() {
        T found = seen.what();
        try {
            found = look.get();
        } catch (RuntimeException | LinkageError notNow) {
            // What was seen before is all there is.
        } finally {
            seen = new Seen<>(found, clock.millis());
            looking.set(false);
        }
    }
}
