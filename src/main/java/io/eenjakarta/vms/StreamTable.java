package io.eenjakarta.vms;

import io.eenjakarta.provider.LiveSettings;
import io.eenjakarta.vault.GrantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Which streams are open on this node, who watches each, and under whose grant it is open: always that of somebody who watches
 * it, or was the last to. Bounded. Thread-safe; does nothing but keep this.
 */
final class StreamTable {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final LiveSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StreamKey, Row> rows = new HashMap<>();
    private boolean closed;

    /** What follows for a stream after who watches it has changed. */
    sealed interface Fate {}

    /** Nothing. */
    record Stays() implements Fate {}

    /** It must be open under another grant. */
    record Moves() implements Fate {}

    /** Nobody watches it, for the so-many-th time. */
    record Idle(int times) implements Fate {}

    /** @param replaced a stream that nobody watched and that gave way; null for none */
    record Joined(StreamWatch watch, boolean begins, LiveStream replaced) {}

    /** @param watches those that were taken out */
    record Left(List<StreamWatch> watches, Fate fate) {}

    /** Guarded by the lock; the list is replaced and never changed. */
    private static final class Row {
        private final LiveStream stream;
        private GrantId leader;
        private List<StreamWatch> watches = List.of();
        private int timesIdle;

        Row(LiveStream stream, GrantId leader) {
            this.stream = stream;
            this.leader = leader;
        }

        private Fate fate() {
            if (watches.isEmpty()) {
                return new Idle(timesIdle);
            }
            return isLed() ? new Stays() : new Moves();
        }

        private boolean isLed() {
            return watches.stream().anyMatch(watch -> watch.grant().equals(leader));
        }
    }

    StreamTable(LiveSettings settings) {
        this.settings = settings;
    }

    /**
     * Adds a viewer to the stream of a key, which is made if there is none.
     *
     * @throws VmsException.Throttled when a limit is reached
     */
    Joined join(StreamKey key, GrantId grant, Supplier<LiveStream> stream, Function<LiveStream, StreamWatch> viewer) {
        return locked(() -> {
            checkRoom(grant);
            Row row = rows.get(key);
            boolean begins = row == null;
            LiveStream replaced = null;
            if (begins) {
                replaced = makeRoom(grant);
                row = new Row(stream.get(), grant);
                rows.put(key, row);
            }
            StreamWatch watch = viewer.apply(row.stream);
            List<StreamWatch> more = new ArrayList<>(row.watches);
            more.add(watch);
            row.watches = List.copyOf(more);
            return new Joined(watch, begins, replaced);
        });
    }

    /**
     * Whether one more may watch, on this node and under this grant.
     *
     * @throws VmsException.Throttled when not
     */
    void checkRoom(GrantId grant) {
        List<StreamWatch> all = viewers();
        long own = all.stream().filter(watch -> watch.grant().equals(grant)).count();
        if (locked(() -> closed)) {
            throw new VmsException.Unavailable(
                    new ApiFault(0, "", "stopping", "the application has ended"), Optional.empty());
        }
        if (all.size() >= settings.viewers() || own >= settings.viewersPerGrant()) {
            throw full("too many watch live pictures");
        }
    }

    /** @return what gave way, or null */
    private LiveStream makeRoom(GrantId grant) {
        if (led(grant) < settings.connectionsPerGrant()) {
            return null;
        }
        Row idle = rows.values().stream()
                .filter(row -> row.leader.equals(grant) && row.watches.isEmpty())
                .findFirst()
                .orElseThrow(() -> full("too many streams are open under this grant"));
        rows.remove(idle.stream.key());
        return idle.stream;
    }

    private static VmsException full(String why) {
        return new VmsException.Throttled(new ApiFault(0, "", "tooManyViewers", why), Optional.of(SOON));
    }

    private long led(GrantId grant) {
        return rows.values().stream().filter(row -> row.leader.equals(grant)).count();
    }

    /** Under whose grant it is to be open; absent when it is over. */
    Optional<GrantId> leader(LiveStream stream) {
        return locked(() -> {
            Row row = row(stream);
            if (row != null && !row.watches.isEmpty() && !row.isLed()) {
                row.leader = row.watches.stream()
                        .map(StreamWatch::grant)
                        .filter(grant -> led(grant) < settings.connectionsPerGrant())
                        .findFirst()
                        .orElse(row.watches.get(0).grant());
            }
            return Optional.ofNullable(row).map(known -> known.leader);
        });
    }

    Fate fate(LiveStream stream) {
        return locked(() -> Optional.ofNullable(row(stream)).map(Row::fate).orElse(new Stays()));
    }

    List<StreamWatch> viewers(LiveStream stream) {
        return locked(
                () -> Optional.ofNullable(row(stream)).map(row -> row.watches).orElse(List.of()));
    }

    /** Those of all streams. */
    List<StreamWatch> viewers() {
        return locked(() ->
                rows.values().stream().flatMap(row -> row.watches.stream()).toList());
    }

    /** How many streams there are. */
    int size() {
        return locked(rows::size);
    }

    Left remove(LiveStream stream, Predicate<StreamWatch> whom) {
        return locked(() -> {
            Row row = row(stream);
            if (row == null) {
                return new Left(List.of(), new Stays());
            }
            List<StreamWatch> gone = row.watches.stream().filter(whom).toList();
            if (gone.isEmpty()) {
                return new Left(gone, new Stays());
            }
            row.watches = row.watches.stream().filter(whom.negate()).toList();
            row.timesIdle += row.watches.isEmpty() ? 1 : 0;
            return new Left(gone, row.fate());
        });
    }

    /** Takes a stream out, with all who watch it. */
    List<StreamWatch> removeAll(LiveStream stream) {
        return locked(() -> {
            Row row = row(stream);
            rows.remove(stream.key(), row);
            return row == null ? List.of() : row.watches;
        });
    }

    /**
     * Takes a stream out that nobody watches.
     *
     * @param since what holds as well; absent: whenever they left
     * @return whether it is out
     */
    boolean removeIdle(LiveStream stream, Optional<Idle> since) {
        return locked(() -> {
            Row row = row(stream);
            boolean stays = row != null
                    && (!row.watches.isEmpty()
                            || since.filter(idle -> idle.times() != row.timesIdle)
                                    .isPresent());
            if (row != null && !stays) {
                rows.remove(stream.key());
            }
            return !stays;
        });
    }

    /** Lets nobody in any more. */
    List<LiveStream> close() {
        return locked(() -> {
            closed = true;
            return rows.values().stream().map(row -> row.stream).toList();
        });
    }

    private Row row(LiveStream stream) {
        Row row = rows.get(stream.key());
        return row == null || row.stream != stream ? null : row;
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
