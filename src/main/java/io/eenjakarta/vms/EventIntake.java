package io.eenjakarta.vms;

import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.KeptEvent;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Takes in events that came another way than by a feed's stream. Thread-safe. */
@ApplicationScoped
public class EventIntake {

    private final EventFeeds feeds;
    private final ApiAccess access;

    @Inject
    public EventIntake(EventFeeds feeds, ApiAccess access) {
        this.feeds = feeds;
        this.access = access;
    }

    /** For the container's proxy. */
    protected EventIntake() {
        this(null, null);
    }

    /**
     * Puts an event into the feed of a grant and a filter, unless it is there already, is none of the filter's, or is too large. A
     * feed that nobody watches takes none. Blocks for the vault.
     *
     * @return whether it is new
     * @throws GrantException.TryLater when the vault is not there
     */
    public boolean accept(GrantId grant, EventFilter filter, Event event) {
        FeedKey feed = new FeedKey(grant, filter);
        if (!feed.takes(event)) {
            return false;
        }
        KeptEvent kept = new KeptEvent(0, EventJson.key(event), event.startTimestamp(), EventJson.write(event));
        if (EventJson.bytes(kept.text()) > access.settings().events().eventBytes()) {
            return false;
        }
        try {
            return feeds.append(feed.id(), Optional.empty(), kept) == EventFeeds.Outcome.NEW;
        } catch (VaultException away) {
            throw new GrantException.TryLater(away.getMessage(), Optional.empty());
        }
    }
}
