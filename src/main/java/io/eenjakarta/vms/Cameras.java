package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;

/** The cameras of the grant at hand, whichever provider has them. */
@ApplicationScoped
public class Cameras {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");
    private static final Pattern LOCATION = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,40}");
    /** The platform's own limit. */
    private static final int LONGEST_NAME = 126;

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
        return page(CameraFilter.ANY, most, token);
    }

    /**
     * Some of the cameras that fit, by name, with their status where it is told, by one call. Throws {@link VmsException}; {@link
     * VmsException.Rejected} also for a status that the API does not know. A filter that no camera can fit, since its location
     * cannot be an id, its statuses cannot be words or its text is longer than any name, brings an empty page without a call.
     *
     * @param most how many at most, 1 to 500
     * @param token {@link CameraPage#nextPageToken()} of the page before, asked for with the same filter; null for the
     *     first page
     */
    public CameraPage page(CameraFilter filter, int most, String token) {
        return canFit(filter) ? api.get().page(filter, most, token) : new CameraPage(List.of(), null, null);
    }

    private static boolean canFit(CameraFilter filter) {
        return filter.text().length() <= LONGEST_NAME
                && filter.statuses().stream()
                        .allMatch(status -> WORD.matcher(status).matches())
                && (filter.location().isEmpty()
                        || LOCATION.matcher(filter.location()).matches());
    }

    /**
     * One camera with its status and, where they are told, all its details. Throws {@link VmsException}; what cannot be an id is
     * not found.
     */
    public Camera get(String id) {
        if (!ID.matcher(id).matches()) {
            throw new VmsException.NotFound(new ApiFault(404, "notFound", "badId", "not a camera id"));
        }
        return api.get().camera(id);
    }
}
