package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The locations of the grant at hand. CameraManager has none. */
@ApplicationScoped
public class Locations {

    private final ApiAtHand api;

    @Inject
    public Locations(ApiAtHand api) {
        this.api = api;
    }

    /** For the container's proxy. */
    protected Locations() {
        this(null);
    }

    /**
     * Those the user sees, by name, ten thousand at most; none where the account's edition has no locations. One call for five
     * hundred. Throws {@link VmsException}.
     */
    public List<Location> all() {
        return api.get().locations();
    }
}
