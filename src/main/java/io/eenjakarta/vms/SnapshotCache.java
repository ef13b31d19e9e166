package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Pictures that were made a moment ago, for all who may see them, which is who has the grant: however many ask, one call
 * makes the next one. Holds a few hundred at most, the last used. Thread-safe; whoever asks waits for a picture that is being
 * made. A failure is not kept.
 */
final class SnapshotCache {

    private static final int MOST = 256;

    private final long ageMillis;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Taken> pictures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Taken> eldest) {
            return size() > MOST;
        }
    };

    /** What a picture is of, and under which grant it was made. */
    record Key(GrantId grant, String camera) {}

    private record Taken(long sinceMillis, FutureTask<LiveImage> picture) {}

    SnapshotCache(Duration age, Clock clock) {
        this.ageMillis = age.toMillis();
        this.clock = clock;
    }

    /** The picture, made now unless there is one that is young enough. Throws what {@code make} throws. */
    LiveImage image(Key key, Supplier<LiveImage> make) {
        Taken taken = taken(key, make);
        taken.picture().run();
        try {
            return taken.picture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a picture was made", e);
        } catch (ExecutionException e) {
            forget(key, taken);
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Nothing is made here, so nobody waits. */
    private Taken taken(Key key, Supplier<LiveImage> make) {
        long now = clock.millis();
        lock.lock();
        try {
            Taken known = pictures.get(key);
            if (known != null && now >= known.sinceMillis() && now - known.sinceMillis() < ageMillis) {
                return known;
            }
            Taken fresh = new Taken(now, new FutureTask<>(make::get));
            pictures.put(key, fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private void forget(Key key, Taken taken) {
        lock.lock();
        try {
            pictures.remove(key, taken);
        } finally {
            lock.unlock();
        }
    }
}
