package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;

/** A feed: what is wanted under a grant. */
record FeedKey(GrantId grant, EventFilter filter) {

    /** Its id in the vault, alike on all nodes: 64 characters. */
    String id() {
        return EventJson.hash(String.join(
                "\n", grant.value(), String.join(",", filter.cameras()), String.join(",", filter.wanted())));
    }

    /** Whether an event belongs to it. */
    boolean takes(Event event) {
        return EventJson.isWhole(event)
                && filter.cameras().contains(event.actorId())
                && filter.wanted().contains(event.type());
    }
}
