package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.EventSettings;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.EventFeed;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The feeds that are watched or read on this node. Each round looks at all of them by one query, hands on what is new, says that
 * they are wanted and held, and takes over what nobody reads. Feeds come and go under the lock; what goes on in them is the
 * round's alone.
 */
final class FeedNode {

    private static final Duration PURGES = Duration.ofSeconds(30);

    private final EventSource source;
    private final EventFeeds feeds;
    private final Executor executor;
    private final ApiAccess access;
    private final EventSettings settings;
    private final EventJson json = new EventJson();
    private final String owner = GrantId.random().value();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, LocalFeed> all = new ConcurrentHashMap<>();
    private Instant renewed = Instant.EPOCH;
    private Instant purged = Instant.EPOCH;
    private Instant lastUsed = Instant.EPOCH;

    FeedNode(EventSource source, EventFeeds feeds, Executor executor) {
        this.source = source;
        this.feeds = feeds;
        this.executor = executor;
        this.access = source.access();
        this.settings = access.settings().events();
    }

    void add(FeedKey key, EventFeed feed, FeedViewer viewer) {
        lock.lock();
        try {
            all.computeIfAbsent(feed.id(), id -> new LocalFeed(key, feed)).add(viewer);
        } finally {
            lock.unlock();
        }
    }

    /** How many are watched here. */
    int watched() {
        return all.values().stream().mapToInt(LocalFeed::watched).sum();
    }

    /** How many are read here. */
    int held() {
        return (int)
                all.values().stream().filter(feed -> feed.holder().isPresent()).count();
    }

    /** Never throws; blocks for the vault. */
    boolean round() {
        try {
            all.values().forEach(LocalFeed::sweep);
            all.values().forEach(this::endDead);
            boolean purge = tidied();
            if (!all.isEmpty()) {
                look(purge);
            }
        } catch (VaultException away) {
            all.values().forEach(feed -> feed.tell(FeedState.RECONNECTING));
        } catch (RuntimeException unforeseen) {
            ApiAccess.log(WARNING, LogCode.EVENTS_AWAY, unforeseen.getClass().getName());
        }
        return forget();
    }

    /** Removes what nobody wants, now and then; also for a while after the last viewer has left. */
    private boolean tidied() {
        Instant now = access.clock().instant();
        if (!all.isEmpty()) {
            lastUsed = now;
        }
        boolean due = isDue(purged, PURGES, now);
        if (due) {
            purged = now;
            feeds.removeUnwanted(settings.keep());
        }
        return due;
    }

    private void look(boolean purge) {
        Instant now = access.clock().instant();
        boolean due = isDue(renewed, settings.renewal(), now);
        if (due) {
            renewed = now;
            feeds.want(
                    all.values().stream()
                            .filter(LocalFeed::isWatched)
                            .map(LocalFeed::id)
                            .toList(),
                    settings.lease());
        }
        Map<String, EventFeed> found = feeds.find(List.copyOf(all.keySet())).stream()
                .collect(Collectors.toMap(EventFeed::id, Function.identity()));
        for (LocalFeed feed : all.values()) {
            Optional<EventFeed> row = Optional.ofNullable(found.get(feed.id())).or(() -> reopened(feed));
            row.ifPresent(known -> see(feed, known, due, purge));
        }
    }

    /** A clock that was set back must not keep anything from being done. */
    private static boolean isDue(Instant last, Duration interval, Instant now) {
        return now.isBefore(last) || !now.isBefore(last.plus(interval));
    }

    private Optional<EventFeed> reopened(LocalFeed feed) {
        return feed.isWatched()
                ? feeds.open(
                        feed.id(),
                        feed.key().grant(),
                        FeedState.RECONNECTING.name(),
                        settings.lease(),
                        settings.feedsPerGrant())
                : Optional.empty();
    }

    private void see(LocalFeed feed, EventFeed row, boolean renew, boolean purge) {
        feed.handOn(row, feeds, json);
        Optional<FeedEnd> end = LocalFeed.ended(row);
        if (end.isPresent()) {
            feed.end(end.get());
            feed.holder().ifPresent(FeedHolder::stop);
            return;
        }
        Optional<FeedHolder> reading = feed.holder();
        if (reading.isPresent()) {
            keep(feed, row, reading.get(), renew, purge);
        } else if (feed.isWatched()
                && row.holder().filter(other -> !other.equals(owner)).isEmpty()
                && feeds.hold(feed.id(), owner, settings.lease())) {
            start(feed);
        }
    }

    private void keep(LocalFeed feed, EventFeed row, FeedHolder reading, boolean renew, boolean purge) {
        if (!row.wanted() && !feed.isWatched()) {
            reading.drop();
        } else if (renew && !feeds.hold(feed.id(), owner, settings.lease())) {
            reading.stop();
        } else if (purge) {
            feeds.purge(feed.id(), owner, settings.keep(), settings.mostKept());
        }
    }

    private void start(LocalFeed feed) {
        FeedHolder reading = new FeedHolder(feed.key(), owner, source, feeds);
        try {
            executor.execute(reading);
            feed.hold(reading);
        } catch (RejectedExecutionException | IllegalStateException ending) {
            reading.stop();
        }
    }

    /** Viewers whose grant has ended, or may not come in any more. */
    private void endDead(LocalFeed feed) {
        if (!feed.isWatched()) {
            return;
        }
        try {
            if (access.renewal()
                    .peek(feed.key().grant())
                    .filter(access::mayComeIn)
                    .isEmpty()) {
                feed.end(FeedEnd.NEEDS_LOGIN);
                feed.holder().ifPresent(FeedHolder::drop);
            }
        } catch (GrantException.NeedsLogin dead) {
            feed.end(FeedEnd.NEEDS_LOGIN);
            feed.holder().ifPresent(FeedHolder::drop);
        } catch (GrantException unknown) {
            // Told where it happened; the next round asks again.
            return;
        }
    }

    /** @return whether there is anything left to do */
    private boolean forget() {
        lock.lock();
        try {
            all.values().removeIf(feed -> !feed.isWatched() && feed.holder().isEmpty());
            Instant now = access.clock().instant();
            return !all.isEmpty() || !isDue(lastUsed, settings.keep().plus(PURGES.multipliedBy(3)), now);
        } finally {
            lock.unlock();
        }
    }

    /** Ends all of them here, and waits for the threads that read; no round may go on. */
    void stop(Duration most) {
        all.values().forEach(feed -> feed.holder().ifPresent(FeedHolder::stop));
        all.values().forEach(feed -> feed.end(FeedEnd.STOPPED));
        for (LocalFeed feed : all.values()) {
            Optional<FeedHolder> reading = feed.holder();
            try {
                if (reading.isPresent() && !reading.get().awaitEnd(most)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
