package io.eenjakarta.vms;

import io.eenjakarta.vault.EventFeeds;
import io.eenjakarta.vault.VaultException;
import java.util.Optional;

/** What the holder of a feed writes into the vault beside events. Has no effect when the feed is somebody else's by then. */
record FeedLease(EventFeeds feeds, String id, String owner) {

    /** Says how the feed is doing. Throws {@link VaultException}, as what follows does unless something else is said. */
    void tell(FeedState state) {
        feeds.tell(id, owner, state.name());
    }

    /** The same; when the vault is away nobody can be told. */
    void tellIfPossible(FeedState state) {
        try {
            tell(state);
        } catch (VaultException away) {
            return;
        }
    }

    /** The subscription that the last holder left. */
    Optional<EventSource.Place> left() {
        return feeds.source(id).flatMap(EventSource.Place::read);
    }

    /** Leaves a subscription to the next holder. */
    void leave(EventSource.Place place) {
        feeds.leave(id, owner, place.text());
    }

    /** There is none to be left; when the vault is away the next holder finds that out. */
    void leaveNothing() {
        try {
            feeds.leave(id, owner, "");
        } catch (VaultException away) {
            return;
        }
    }

    /** Nobody needs to read it any more; when the vault is away whoever takes it over later finds the same. */
    void end(FeedEnd why) {
        leaveNothing();
        try {
            feeds.release(id, owner, why.name());
        } catch (VaultException away) {
            return;
        }
    }

    /** Somebody else may read it at once. */
    void giveBack() {
        feeds.release(id, owner, FeedState.RECONNECTING.name());
    }
}
