package io.eenjakarta.vms;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.EventSettings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.telemetry.Measure;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.EventFeed;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.VaultException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Events as they happen. All viewers of a grant and a filter share one subscription at the platform, on whichever node they are;
 * one node holds it, and each event waits in the vault until all have it. Thread-safe.
 */
@ApplicationScoped
public class LiveEvents {

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final ApiAccess access;
    private final EventSettings settings;
    private final EventFeeds feeds;
    private final FeedNode node;
    private final FeedRounds rounds;
    private final List<Telemetry.Watch> gauges;

    @Inject
    public LiveEvents(
            EventSource source,
            ApiAccess access,
            EventFeeds feeds,
            @Een Executor executor,
            @Een ScheduledExecutorService scheduler) {
        this.access = access;
        this.settings = access.settings().events();
        this.feeds = feeds;
        this.node = new FeedNode(source, feeds, executor);
        this.rounds = new FeedRounds(node::round, settings.poll(), executor, scheduler);
        this.gauges = List.of(
                access.telemetry().watch(Measure.EVENT_VIEWERS, () -> List.of(Telemetry.Reading.of(node.watched()))),
                access.telemetry().watch(Measure.EVENT_FEEDS, () -> List.of(Telemetry.Reading.of(node.held()))));
    }

    /** For the container's proxy. */
    protected LiveEvents() {
        this.access = null;
        this.settings = null;
        this.feeds = null;
        this.node = null;
        this.rounds = null;
        this.gauges = List.of();
    }

    /**
     * Hands on the events of a filter under the grant at hand. Blocks for the vault only.
     *
     * @param after the mark of the last event that the viewer has: those after it come first; empty: from now
     * @throws VmsException.Throttled when this node has as many viewers, or the grant as many feeds, as it may
     * @throws VmsException.Rejected for a filter without cameras, or with too many
     * @throws VmsException.NotFound under a grant of CameraManager, which has no events
     * @throws GrantException when there is no usable grant, or the vault is not there
     */
    public Watch watch(EventFilter filter, Optional<String> after, EventViewer viewer) {
        FeedKey key = new FeedKey(grant().id(), filter);
        int cameras = filter.cameras().size();
        if (cameras == 0 || cameras > settings.camerasPerFeed()) {
            throw new VmsException.Rejected(
                    new ApiFault(400, "", "cameras", "1 to " + settings.camerasPerFeed() + " cameras"));
        }
        if (node.watched() >= settings.viewers()) {
            throw tooMany("viewers");
        }
        FeedViewer added = added(key, after, viewer);
        rounds.soon();
        return () -> {
            added.leave();
            rounds.soon();
        };
    }

    private Grant grant() {
        Grant grant = access.grantAtHand()
                .flatMap(access.renewal()::peek)
                .filter(access::mayComeIn)
                .orElseThrow(() -> new GrantException.NeedsLogin("there is no usable grant"));
        if (!grant.provider().equals(EagleEyeProvider.NAME)) {
            throw new VmsException.NotFound(new ApiFault(404, "", "noEvents", "this provider tells no events"));
        }
        return grant;
    }

    private FeedViewer added(FeedKey key, Optional<String> after, EventViewer viewer) {
        try {
            EventFeed feed = feeds.open(
                            key.id(),
                            key.grant(),
                            FeedState.RECONNECTING.name(),
                            settings.lease(),
                            settings.feedsPerGrant())
                    .orElseThrow(() -> tooMany("feeds"));
            FeedViewer added = after.isEmpty()
                    ? FeedViewer.fresh(viewer, feed, access.clock().instant().minus(settings.overlap()))
                    : FeedViewer.back(
                            viewer,
                            feed,
                            FeedMark.read(after.get()).orElse(new FeedMark("", 0)),
                            feeds.oldest(feed.id()));
            node.add(key, feed, added);
            return added;
        } catch (VaultException away) {
            throw new GrantException.TryLater(away.getMessage(), Optional.empty());
        }
    }

    private static VmsException tooMany(String what) {
        return new VmsException.Throttled(
                new ApiFault(429, "", what, "too many " + what + " of events"), Optional.empty());
    }

    /** The server stops: all watches end, and what was read here is left to other nodes. Blocks for some seconds at most. */
    @PreDestroy
    public void stop() {
        gauges.forEach(Telemetry.Watch::close);
        rounds.stop(LAST_WORDS);
        node.stop(LAST_WORDS);
    }

    /** How many feeds this node reads at the platform. */
    int held() {
        return node.held();
    }
}
