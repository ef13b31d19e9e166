package io.eenjakarta.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Feeds of one server, in its memory. */
final class MemoryFeeds implements EventFeeds {

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Row> rows = new HashMap<>();

    private record Waiting(KeptEvent event, Instant added) {}

    /** All is guarded by the lock. */
    private static final class Row {
        private final String id;
        private final GrantId grant;
        private final String epoch = EventFeed.newEpoch();
        private final Instant opened;
        private final TreeMap<Long, Waiting> events = new TreeMap<>();
        private final Set<String> ids = new HashSet<>();
        private String state;
        private String owner = "";
        private Instant leased = Instant.EPOCH;
        private Instant wanted = Instant.EPOCH;
        private Instant forgotten = Instant.EPOCH;
        private Optional<Instant> missing = Optional.empty();
        private long last;
        private String source = "";

        Row(String id, GrantId grant, Instant opened) {
            this.id = id;
            this.grant = grant;
            this.opened = opened;
        }

        EventFeed seen(Instant now) {
            Optional<String> holder = Optional.of(owner).filter(name -> isHeld(now));
            return new EventFeed(
                    id, grant, epoch, state, holder, wanted.isAfter(now), opened, last, missing, forgotten);
        }

        boolean isHeld(Instant now) {
            return !owner.isEmpty() && leased.isAfter(now);
        }

        void forget(long place) {
            ids.remove(events.remove(place).event().id());
        }
    }

    MemoryFeeds(Clock clock) {
        this.clock = clock;
    }

    private <T> T locked(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<EventFeed> open(String feed, GrantId grant, String state, Duration wanted, int most) {
        Instant now = clock.instant();
        return locked(() -> {
            long others = rows.values().stream()
                    .filter(row -> row.grant.equals(grant) && !row.id.equals(feed) && row.wanted.isAfter(now))
                    .count();
            if (others >= most) {
                return Optional.empty();
            }
            Row row = rows.computeIfAbsent(feed, id -> new Row(id, grant, now));
            row.state = row.state == null || !row.isHeld(now) ? state : row.state;
            row.wanted = latest(row.wanted, now.plus(wanted));
            return Optional.of(row.seen(now));
        });
    }

    @Override
    public void want(Collection<String> feeds, Duration wanted) {
        Instant until = clock.instant().plus(wanted);
        locked(() -> {
            feeds.stream()
                    .map(rows::get)
                    .filter(Objects::nonNull)
                    .forEach(row -> row.wanted = latest(row.wanted, until));
            return null;
        });
    }

    @Override
    public List<EventFeed> find(Collection<String> feeds) {
        Instant now = clock.instant();
        return locked(() -> feeds.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(row -> row.seen(now))
                .toList());
    }

    @Override
    public boolean hold(String feed, String owner, Duration lease) {
        Instant now = clock.instant();
        return locked(() -> {
            Row row = rows.get(feed);
            boolean free = row != null && (row.owner.equals(owner) || !row.isHeld(now));
            if (free) {
                row.owner = owner;
                row.leased = now.plus(lease);
            }
            return free;
        });
    }

    @Override
    public void release(String feed, String owner, String state) {
        ofOwner(feed, owner, row -> {
            row.owner = "";
            row.state = state;
        });
    }

    @Override
    public boolean missing(String feed, String owner, Optional<Instant> since) {
        return ofOwner(feed, owner, row -> row.missing = since);
    }

    @Override
    public boolean tell(String feed, String owner, String state) {
        return ofOwner(feed, owner, row -> row.state = state);
    }

    @Override
    public Optional<String> source(String feed) {
        return locked(
                () -> Optional.ofNullable(rows.get(feed)).map(row -> row.source).filter(source -> !source.isEmpty()));
    }

    @Override
    public boolean leave(String feed, String owner, String source) {
        return ofOwner(feed, owner, row -> row.source = source);
    }

    @Override
    public Outcome append(String feed, Optional<String> owner, KeptEvent event) {
        Instant now = clock.instant();
        return locked(() -> {
            Row row = rows.get(feed);
            if (row != null && row.ids.contains(event.id())) {
                return Outcome.KNOWN;
            }
            if (row == null || owner.filter(name -> !name.equals(row.owner)).isPresent()) {
                return Outcome.REFUSED;
            }
            row.ids.add(event.id());
            long place = ++row.last;
            KeptEvent kept = new KeptEvent(place, event.id(), event.happened(), event.text());
            row.events.put(place, new Waiting(kept, now));
            return Outcome.NEW;
        });
    }

    @Override
    public List<KeptEvent> after(String feed, long place, int most) {
        return locked(() -> events(feed).tailMap(place, false).values().stream()
                .limit(most)
                .map(Waiting::event)
                .toList());
    }

    @Override
    public Optional<Instant> newest(String feed) {
        return locked(() -> events(feed).values().stream()
                .map(waiting -> waiting.event().happened())
                .max(Instant::compareTo));
    }

    @Override
    public Optional<Long> oldest(String feed) {
        return locked(() -> events(feed).keySet().stream().findFirst());
    }

    @Override
    public int purge(String feed, String owner, Duration age, int most) {
        Instant before = clock.instant().minus(age);
        return locked(() -> {
            int all = events(feed).size();
            ofOwner(feed, owner, row -> {
                while (!row.events.isEmpty()
                        && row.events.firstEntry().getValue().added().isBefore(before)) {
                    row.forget(row.events.firstKey());
                }
                while (!row.events.isEmpty() && row.events.firstKey() <= row.last - most) {
                    row.forgotten = latest(
                            row.forgotten,
                            row.events.firstEntry().getValue().event().happened());
                    row.forget(row.events.firstKey());
                }
            });
            return all - events(feed).size();
        });
    }

    @Override
    public int removeUnwanted(Duration age) {
        Instant before = clock.instant().minus(age);
        return locked(() -> {
            int all = rows.size();
            rows.values().removeIf(row -> row.wanted.isBefore(before));
            return all - rows.size();
        });
    }

    private TreeMap<Long, Waiting> events(String feed) {
        Row row = rows.get(feed);
        return row == null ? new TreeMap<>() : row.events;
    }

    private boolean ofOwner(String feed, String owner, Consumer<Row> what) {
        return locked(() -> {
            Optional<Row> row = Optional.ofNullable(rows.get(feed)).filter(found -> found.owner.equals(owner));
            row.ifPresent(what);
            return row.isPresent();
        });
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
