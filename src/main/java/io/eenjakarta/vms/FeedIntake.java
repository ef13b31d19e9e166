package io.eenjakarta.vms;

import static java.lang.System.Logger.Level.WARNING;

import io.eenjakarta.provider.EventSettings;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.vault.EventFeed;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.KeptEvent;
import io.eenjakarta.vault.VaultException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts events of one feed into the vault, in the name of its holder. For the holder's thread. */
final class FeedIntake {

    private static final Duration RETRY = Duration.ofMillis(500);

    private final FeedKey feed;
    private final String id;
    private final String owner;
    private final EventSource source;
    private final EventFeeds feeds;
    private final BooleanSupplier goesOn;
    private final Consumer<Duration> pause;
    private final EventSettings settings;
    private final EventJson json = new EventJson();
    /**
     * Since when something may be missing: a look that broke off must begin there again, whoever begins it, so the feed has it too
     * while a look goes on. Null before the first.
     */
    private Instant gap;

    /**
     * An intake.
     *
     * @param goesOn whether the holder still wants events
     * @param pause waits, or less long when the holder is ended
     */
    FeedIntake(
            FeedKey feed,
            String owner,
            EventSource source,
            EventFeeds feeds,
            BooleanSupplier goesOn,
            Consumer<Duration> pause) {
        this.feed = feed;
        this.id = feed.id();
        this.owner = owner;
        this.source = source;
        this.feeds = feeds;
        this.goesOn = goesOn;
        this.pause = pause;
        this.settings = source.access().settings().events();
    }

    /**
     * Asks for what may have been missed. The platform is asked by its own clock's time, that of the latest event; ours says only
     * how far back at most, and when it is now, which may be wrong by nearly as long as events are kept.
     */
    void catchUp() {
        Optional<EventFeed> now = feeds.find(List.of(id)).stream().findFirst();
        if (now.isEmpty()) {
            return;
        }
        Instant clock = source.access().clock().instant();
        Instant latest = feeds.newest(id)
                .map(newest -> newest.isAfter(clock) ? clock : newest)
                .map(newest -> newest.minus(settings.overlap()))
                .orElse(now.get().opened());
        // What other cameras, or webhooks, have brought since says nothing of what was not asked for yet.
        gap = Stream.concat(Stream.of(latest), Stream.concat(Stream.ofNullable(gap), now.get().missing().stream()))
                .min(Instant::compareTo)
                .orElseThrow();
        feeds.missing(id, owner, Optional.of(gap));
        // What is older than that, or gave way to others, is not known to the vault any more: it would come twice.
        Instant kept = clock.minus(settings.keep()).plus(settings.overlap());
        Instant from = Stream.of(gap, kept, now.get().forgotten().plusMillis(1))
                .max(Instant::compareTo)
                .orElseThrow();
        source.between(feed, from, clock.plus(settings.keep()), event -> !feed.takes(event) || stored(event));
        if (goesOn.getAsBoolean()) {
            feeds.missing(id, owner, Optional.empty());
        }
    }

    /** A stream that was caught up with says something: nothing is missing up to now. */
    void heard() {
        gap = source.access().clock().instant().minus(settings.overlap());
    }

    /**
     * Stores what a stream brought, if it is an event of this feed.
     *
     * @return false when the feed is somebody else's by now, or the holder was ended
     */
    boolean take(SseReader.Message message) {
        Optional<Event> event = json.read(message.data());
        if (event.isEmpty()) {
            odd();
            return true;
        }
        if (!feed.takes(event.get())) {
            count("foreign");
            return true;
        }
        return stored(event.get());
    }

    /** Something was left out. */
    void odd() {
        count("odd");
        ApiAccess.log(WARNING, LogCode.EVENTS_ODD, "grant " + feed.grant());
    }

    /** An event that the database does not take now is kept in hand until it does. */
    private boolean stored(Event event) {
        KeptEvent kept = new KeptEvent(0, EventJson.key(event), event.startTimestamp(), EventJson.write(event));
        if (EventJson.bytes(kept.text()) > settings.eventBytes()) {
            odd();
            return true;
        }
        while (goesOn.getAsBoolean()) {
            try {
                EventFeeds.Outcome outcome = feeds.append(id, Optional.of(owner), kept);
                count(outcome.name().toLowerCase(Locale.ROOT));
                return outcome != EventFeeds.Outcome.REFUSED;
            } catch (VaultException away) {
                pause.accept(RETRY);
            }
        }
        return false;
    }

    private void count(String outcome) {
        source.access().telemetry().count(Measure.EVENTS_RECEIVED, 1, Tag.outcome(outcome));
    }
}
