package io.eenjakarta.vault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The webhooks of all nodes, and which events they have delivered. Thread-safe, atomic, may block on a database. Every method
 * throws {@link VaultException.Unavailable} when the database cannot be reached, and then has perhaps done its work.
 */
public interface WebhookStore {

    /**
     * Begins a webhook that has no subscription yet; it is gone unless {@link #opened} comes in time.
     *
     * @param opening how long the platform may take to make the subscription
     */
    void begin(HookId id, GrantId grant, String wanted, Duration opening);

    /** Begins to replace the subscription of a webhook; the old one goes on until then. False when it is gone. */
    boolean reopen(HookId id, Duration opening);

    /** The subscription is made. False when the webhook is gone meanwhile. */
    boolean opened(HookId id, Webhook.Subscription made);

    /**
     * The webhook of an address.
     *
     * @throws VaultException.Unreadable when it is there and its seal does not open
     */
    Optional<Webhook> find(HookId id);

    /** Those of a grant, the oldest first. One whose seal does not open is left out and told in the log. */
    List<Webhook> of(GrantId grant);

    /**
     * Webhooks that nobody has looked after for this long. Each is given to one caller, on whichever node, and then counts as
     * looked after; what an older key has sealed is sealed with the first one on this occasion.
     */
    List<Webhook> due(Duration interval, int most);

    /** Takes a webhook out, with what it has delivered. False when it was gone already. */
    boolean remove(HookId id);

    /** Takes out those of a grant, those included that cannot be read. */
    void removeAll(GrantId grant);

    /** Remembers that a webhook delivers an event; true for the first delivery within that time, on all nodes together. */
    boolean remember(HookId id, String event, Duration keep);

    /** The event could not be handed on: its next delivery is a first one again. */
    void forget(HookId id, String event);

    /** Clears away a bounded number of events that need not be remembered any more, and webhooks that were never made; how many. */
    int clear(int most);
}
