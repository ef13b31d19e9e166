package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/** The cameras of the grant at hand, whichever provider has them. */
@ApplicationScoped
public class Cameras {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");

    private final ApiAtHand api;

    @Inject
    public Cameras(ApiAtHand api) {
        this.api = api;
    }

    /** For the container's proxy. */
    protected Cameras() {
        this(null);
    }

    /** Every camera by name, with its status where it is told. EEN: one call for a hundred. Throws {@link VmsException}. */
    public List<Camera> all() {
        return api.get().cameras();
    }

    /**
     * Some cameras by name, with their status where it is told, by one call. Throws {@link VmsException}.
     *
     * @param most how many at most, 1 to 500
     * @param token {@link CameraPage#nextPageToken()} of the page before; null for the first page
     */
    public CameraPage page(int most, String token) {
        return api.get().page(most, token);
    }

    /** One camera with its status. Throws {@link VmsException}; what cannot be an id is not found. */
    public Camera get(String id) {
        if (!ID.matcher(id).matches()) {
            throw new VmsException.NotFound(new ApiFault(404, "notFound", "badId", "not a camera id"));
        }
        return api.get().camera(id);
    }
}
