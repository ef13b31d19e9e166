package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The cameras of the grant at hand. */
@ApplicationScoped
public class Cameras {

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 500;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,64}");

    private final CamerasApi api;

    @Inject
    public Cameras(@RestClient CamerasApi api) {
        this.api = api;
    }

    /** For the container's proxy. */
    protected Cameras() {
        this(null);
    }

    /** Every camera by name, with its status. One call for a hundred cameras. Throws {@link VmsException}. */
    public List<Camera> all() {
        return PageWalk.all(token -> ApiCall.answer(() -> api.list(PAGE_SIZE, token, "status", "+name")), MOST_PAGES);
    }

    /** One camera with its status. Throws {@link VmsException}; what cannot be an id is not found. */
    public Camera get(String id) {
        if (!ID.matcher(id).matches()) {
            throw new VmsException.NotFound(new ApiFault(404, "notFound", "badId", "not a camera id"));
        }
        return ApiCall.answer(() -> api.get(id, "status"));
    }
}
