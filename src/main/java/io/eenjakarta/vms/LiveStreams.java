package io.eenjakarta.vms;

import io.eenjakarta.provider.Een;
import io.eenjakarta.renewal.GrantException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The preview streams of cameras. However many watch a camera, there is one connection to it for each account; each viewer's own
 * grant must have been shown the camera by the provider, and is asked about again every {@code een.images.sight-age}.
 * Thread-safe.
 */
@ApplicationScoped
public class LiveStreams {

    private final ApiAccess access;

    @Inject
    public LiveStreams(ApiAccess access, @Een ScheduledExecutorService scheduler) {
        this.access = access;
    }

    /** For the container's proxy. */
    protected LiveStreams() {
        this.access = null;
    }

    /**
     * Watches the preview stream of a camera under the grant at hand. Blocks for the call that says whether that grant may see
     * it.
     *
     * @throws VmsException also {@link VmsException.Throttled} when a limit of {@code een.live} is reached
     * @throws GrantException when the grant cannot be read
     */
    public Watch watch(String camera, StreamViewer viewer) {
        throw new IllegalStateException("not there yet");
    }
}
