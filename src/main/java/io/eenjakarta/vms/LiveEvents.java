package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Events as they happen. All viewers of a grant and a filter share one subscription at the platform, on whichever node they are;
 * one node holds it, and each event waits in the vault until all have it. Thread-safe.
 */
@ApplicationScoped
public class LiveEvents {

    /**
     * Hands on the events of a filter under the grant at hand. Blocks for the vault only.
     *
     * @param after the mark of the last event that the viewer has: those after it come first; empty: from now
     * @throws VmsException.Throttled when this node has as many viewers, or the grant as many feeds, as it may
     * @throws VmsException.Rejected for a filter without cameras, or with too many
     * @throws VmsException.NotFound under a grant of CameraManager, which has no events
     * @throws io.eenjakarta.renewal.GrantException when there is no usable grant, or the vault is not there
     */
    public Watch watch(EventFilter filter, Optional<String> after, EventViewer viewer) {
        throw new IllegalStateException("not yet");
    }
}
