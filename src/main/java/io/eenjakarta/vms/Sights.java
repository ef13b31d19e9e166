package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which cameras each grant may look at, as the provider itself has shown under that grant a while ago: by a picture, or by
 * saying so. What it refused is remembered for a shorter while. Live and recorded pictures are two rights. Bounded: who looks at
 * many cameras is forgotten the first ones, which costs another question. Thread-safe, never blocks.
 */
final class Sights {

    private static final int MOST_GRANTS = 2000;
    private static final int MOST_CAMERAS = 256;
    private static final long REFUSED_MILLIS = 10_000;

    private final long seenMillis;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** The grants, and the cameras of each, that were used longest ago in front. */
    private final Map<GrantId, Cameras> grants = new Recent<>(MOST_GRANTS);
    /** Counts what is learned and when calls begin, for clocks jump. */
    private long moment;

    /**
     * A grant and what it wants to look at. One recorded picture stands for all recordings of the camera, as the right to see
     * them does.
     */
    record View(GrantId grant, String camera, boolean recorded) {}

    /** What is known of a view. */
    sealed interface Sight {}

    /** The provider has shown it. */
    record Seen() implements Sight {}

    /** The provider has refused it. */
    record Refused(VmsException why) implements Sight {}

    /** Nothing that still counts. */
    record Unknown() implements Sight {}

    private record What(String camera, boolean recorded) {}

    private static final class Cameras {
        private final Map<What, Known> all = new Recent<>(MOST_CAMERAS);
        private long forgotten;
    }

    private record Known(Sight sight, long sinceMillis, long forMillis, long moment) {

        boolean counts(long now) {
            return now >= sinceMillis && now - sinceMillis < forMillis;
        }
    }

    /** @param seen how long what a grant was shown counts */
    Sights(Duration seen, Clock clock) {
        this.seenMillis = seen.toMillis();
        this.clock = clock;
    }

    Sight of(View view) {
        long now = clock.millis();
        lock.lock();
        try {
            Cameras cameras = grants.get(view.grant());
            Known known = cameras == null ? null : cameras.all.get(what(view));
            return known != null && known.counts(now) ? known.sight() : new Unknown();
        } finally {
            lock.unlock();
        }
    }

    boolean isSeen(View view) {
        return of(view) instanceof Seen;
    }

    /** To be asked for when a call begins. */
    long moment() {
        lock.lock();
        try {
            return ++moment;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Notes what a call has shown, unless the grant was refused it since the call began.
     *
     * @param began the {@link #moment} at which it did
     */
    void seen(View view, long began) {
        lock.lock();
        try {
            Cameras cameras = cameras(view);
            Known known = cameras.all.get(what(view));
            boolean refused = known != null && known.sight() instanceof Refused && known.moment() > began;
            if (!refused && cameras.forgotten < began) {
                note(view, new Seen(), seenMillis);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Notes what a failed call says about the grant's rights, which often is nothing. */
    void failed(View view, Throwable why) {
        if (why instanceof VmsException.Forbidden || why instanceof VmsException.NotFound) {
            note(view, new Refused((VmsException) why), Math.min(REFUSED_MILLIS, seenMillis));
        } else if (why instanceof VmsException.Unauthorized) {
            forget(view);
        }
    }

    /** How many views are remembered. */
    int size() {
        lock.lock();
        try {
            return grants.values().stream()
                    .mapToInt(cameras -> cameras.all.size())
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    private void forget(View view) {
        lock.lock();
        try {
            Cameras cameras = cameras(view);
            cameras.all.clear();
            cameras.forgotten = ++moment;
        } finally {
            lock.unlock();
        }
    }

    private void note(View view, Sight sight, long forMillis) {
        lock.lock();
        try {
            cameras(view).all.put(what(view), new Known(sight, clock.millis(), forMillis, ++moment));
        } finally {
            lock.unlock();
        }
    }

    private Cameras cameras(View view) {
        return grants.computeIfAbsent(view.grant(), grant -> new Cameras());
    }

    private static What what(View view) {
        return new What(view.camera(), view.recorded());
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
