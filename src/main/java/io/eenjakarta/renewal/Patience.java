package io.eenjakarta.renewal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How time passes for those who wait for a rotation: that of this process, which no wall clock sets. Thread-safe; its
 * methods that wait can be interrupted.
 */
interface Patience {

    /** The time of the system. */
    Patience REAL = new Patience() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }

        @Override
        public <T> T await(CompletableFuture<T> result, Duration longest)
                throws InterruptedException, ExecutionException, TimeoutException {
            return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    };

    /** A reading, as of {@link System#nanoTime}: only differences mean anything. */
    long nanos();

    /** Waits so long. */
    void sleep(Duration time) throws InterruptedException;

    /**
     * Waits for a result.
     *
     * @throws TimeoutException when it is not there after the longest time
     */
    <T> T await(CompletableFuture<T> result, Duration longest)
            throws InterruptedException, ExecutionException, TimeoutException;

    /** Begins to measure. */
    default Since now() {
        return new Since(this, nanos());
    }

    /**
     * A moment from which time is measured.
     *
     * @param patience whose time
     * @param nanos its reading at the moment
     */
    record Since(Patience patience, long nanos) {

        /** How much has passed. */
        Duration elapsed() {
            return Duration.ofNanos(patience.nanos() - nanos);
        }

        /** The moment that it is now, of the same time. */
        Since now() {
            return patience.now();
        }
    }
}
