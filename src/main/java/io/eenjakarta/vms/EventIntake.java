package io.eenjakarta.vms;

import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes in events that came another way than by a feed's stream. Thread-safe. */
@ApplicationScoped
public class EventIntake {

    /**
     * Puts an event into the feed of a grant and a filter, unless it is there already. Blocks for the vault.
     *
     * @return whether it is new
     * @throws io.eenjakarta.renewal.GrantException when the vault is not there
     */
    public boolean accept(GrantId grant, EventFilter filter, Event event) {
        throw new IllegalStateException("not yet");
    }
}
