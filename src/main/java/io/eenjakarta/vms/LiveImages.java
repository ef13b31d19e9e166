package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What cameras show now. Pictures of CameraManager are shown again for a while, as that platform demands. */
@ApplicationScoped
public class LiveImages {

    private final ApiAtHand api;

    @Inject
    public LiveImages(ApiAtHand api) {
        this.api = api;
    }

    /** For the container's proxy. */
    protected LiveImages() {
        this(null);
    }

    /**
     * The preview image of a camera. Blocks until the camera has delivered it, at most the image timeout.
     *
     * @throws VmsException also when something else than a JPEG of reasonable size comes
     */
    public LiveImage preview(String camera) {
        return api.get().preview(camera);
    }
}
