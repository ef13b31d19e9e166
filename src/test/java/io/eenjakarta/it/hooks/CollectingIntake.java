package io.eenjakarta.it.hooks;

import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.Event;
import io.eenjakarta.vms.EventFilter;
import io.eenjakarta.vms.EventIntake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;

/** Stands in for the feeds. */
@Specializes
@ApplicationScoped
public class CollectingIntake extends EventIntake {
    @Override
    public boolean accept(GrantId grant, EventFilter filter, Event event) {
        return true;
    }
}
