package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Pictures that were made a moment ago, for all who may see them, which is who has the grant: however many ask, and however
 * slow the platform is, one call makes the next one. The age of a picture counts from when it arrived. Holds a few hundred
 * pictures at most and no more than some megabytes, the last used, and none for longer than until the next one after its
 * age. Thread-safe; whoever asks waits for a picture that is being made. A failure is not kept.
 */
final class SnapshotCache {

    private static final int MOST = 256;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final long ageMillis;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** The one that was used longest ago in front. */
    private final Map<Key, Taken> pictures = new LinkedHashMap<>(16, 0.75f, true);

    /** What a picture is of, and under which grant it was made. */
    record Key(GrantId grant, String camera) {}

    /** A picture that is being made, or was; all but the task is guarded by the lock. */
    private final class Taken {
        private final FutureTask<LiveImage> picture;
        private boolean made;
        private long sinceMillis;
        private int bytes;

        Taken(Supplier<LiveImage> make) {
            this.picture = new FutureTask<>(() -> arrived(make.get()));
        }

        /** Before anybody has it. */
        private LiveImage arrived(LiveImage image) {
            lock.lock();
            try {
                made = true;
                sinceMillis = clock.millis();
                bytes = image.jpeg().length;
                shrink();
            } finally {
                lock.unlock();
            }
            return image;
        }

        /** Whether it is still being made, or is young enough. */
        private boolean serves(long now) {
            return made ? now >= sinceMillis && now - sinceMillis < ageMillis : !picture.isDone();
        }
    }

    SnapshotCache(Duration age, Clock clock) {
        this.ageMillis = age.toMillis();
        this.clock = clock;
    }

    /** The picture, made now unless one is being made or is young enough. Throws what {@code make} throws. */
    LiveImage image(Key key, Supplier<LiveImage> make) {
        Taken taken = taken(key, make);
        taken.picture.run();
        try {
            return taken.picture.get();
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

    /** How many are held or being made. */
    int size() {
        lock.lock();
        try {
            return pictures.size();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is made here, so nobody waits. */
    private Taken taken(Key key, Supplier<LiveImage> make) {
        long now = clock.millis();
        lock.lock();
        try {
            Taken known = pictures.get(key);
            if (known != null && known.serves(now)) {
                return known;
            }
            pictures.values().removeIf(old -> !old.serves(now));
            Taken fresh = new Taken(make);
            pictures.put(key, fresh);
            shrink();
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /** Making room for bytes takes away no picture that is being made: others wait for it. */
    private void shrink() {
        long bytes = pictures.values().stream().mapToLong(taken -> taken.bytes).sum();
        Iterator<Taken> longestUnused = pictures.values().iterator();
        while ((pictures.size() > MOST || bytes > MOST_BYTES) && longestUnused.hasNext()) {
            Taken taken = longestUnused.next();
            if (taken.made || pictures.size() > MOST) {
                bytes -= taken.bytes;
                longestUnused.remove();
            }
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
