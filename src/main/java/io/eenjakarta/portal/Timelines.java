package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.ApiAccess;
import io.eenjakarta.vms.Event;
import io.eenjakarta.vms.EventFilter;
import io.eenjakarta.vms.EventPage;
import io.eenjakarta.vms.EventsApi;
import io.eenjakarta.vms.GrantScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Time lines of cameras, asked for while the rest of a page is prepared: trouble with one, or a slow one, leaves the page whole.
 * Thread-safe.
 */
@ApplicationScoped
public class Timelines {

    private static final Duration FAR = Duration.ofHours(24);
    private static final int MOST = 12;
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(4);

    private final EventsApi events;
    private final EventNames names;
    private final ApiAccess access;
    private final Clock clock;
    private final Together together;

    @Inject
    public Timelines(
            @RestClient EventsApi events,
            EventNames names,
            ApiAccess access,
            Settings settings,
            @Een Executor threads,
            @Een Clock clock) {
        this.events = events;
        this.names = names;
        this.access = access;
        this.clock = clock;
        Duration patience = settings == null ? MOST_PATIENCE : settings.http().apiTimeout();
        this.together = new Together(threads, patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE);
    }

    /** For the container's proxy. */
    protected Timelines() {
        this(null, null, null, null, null, null);
    }

    /** Begins to ask; what is handed back waits a few seconds at most. */
    Supplier<Timeline> begin(CameraPath path, Optional<LinkedGrant> linked, WallQuery from, Texts texts) {
        Optional<GrantId> grant = linked.map(LinkedGrant::id).or(() -> access.grantAtHand());
        if (grant.isEmpty()) {
            return () -> Timeline.UNREAD;
        }
        return together.begin(() -> GrantScope.call(grant.get(), () -> ask(path, from, texts)), Timeline.UNREAD);
    }

    private Timeline ask(CameraPath path, WallQuery from, Texts texts) {
        Instant now = clock.instant();
        EventPage page = events.list(
                "camera:" + path.camera(),
                String.join(",", EventFilter.USUAL),
                now.minus(FAR),
                now,
                null,
                "-startTimestamp",
                MOST,
                null);
        List<Event> found = page.results() == null
                ? List.of()
                : page.results().stream()
                        .filter(Objects::nonNull)
                        .filter(event -> event.id() != null && event.type() != null && event.startTimestamp() != null)
                        .limit(MOST)
                        .toList();
        names.learn(texts, found.stream().map(Event::type).toList());
        UnaryOperator<String> words = names.in(texts);
        return Timeline.of(found.stream()
                .map(event -> EventView.of(event, words.apply(event.type()), path, from, now, texts))
                .toList());
    }
}
