package io.eenjakarta.vms;

import io.eenjakarta.provider.EagleEyeProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The API of Eagle Eye Networks, version 3. */
@ApplicationScoped
public class EagleEyeApi implements ProviderApi {

    /** All that a page about one camera shows; never adminCredentials. */
    private static final String DETAILS = "status,locationSummary,timeZone,tags,notes,deviceInfo,firmware,networkInfo";

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 500;
    private static final int LOCATIONS_A_PAGE = 500;
    private static final int MOST_LOCATION_PAGES = 20;

    private final UsersApi users;
    private final CamerasApi cameras;
    private final LocationsApi locations;
    private final MediaApi media;

    @Inject
    public EagleEyeApi(
            @RestClient UsersApi users,
            @RestClient CamerasApi cameras,
            @RestClient LocationsApi locations,
            @RestClient MediaApi media) {
        this.users = users;
        this.cameras = cameras;
        this.locations = locations;
        this.media = media;
    }

    /** For the container's proxy. */
    protected EagleEyeApi() {
        this(null, null, null, null);
    }

    @Override
    public String provider() {
        return EagleEyeProvider.NAME;
    }

    @Override
    public User self() {
        return ApiCall.answer(() -> users.self("permissions,timeZone"));
    }

    @Override
    public List<Camera> cameras() {
        return AllPages.stream(token -> page(CameraFilter.ANY, PAGE_SIZE, token), MOST_PAGES)
                .toList();
    }

    @Override
    public CameraPage page(CameraFilter filter, int most, String token) {
        CameraQuery query = new CameraQuery()
                .nameContains(filter.text())
                .statuses(filter.statuses().stream().sorted().toList())
                .locations(
                        Stream.of(filter.location()).filter(id -> !id.isEmpty()).toList())
                .include("status")
                .sort("+name");
        return ApiCall.answer(() -> cameras.list(query, most, token));
    }

    @Override
    public Camera camera(String id) {
        return ApiCall.answer(() -> cameras.get(id, DETAILS));
    }

    /** An account whose edition has no locations has none of them. */
    @Override
    public List<Location> locations() {
        try {
            return AllPages.stream(
                            token -> locations.list(null, null, "+name", LOCATIONS_A_PAGE, token), MOST_LOCATION_PAGES)
                    .toList();
        } catch (VmsException.Forbidden refused) {
            if (refused.reason().equals("wrongEdition")) {
                return List.of();
            }
            throw refused;
        }
    }

    @Override
    public LiveImage preview(String camera) {
        return ApiCall.answer(() -> {
            try (Response response = media.liveImage(camera, "preview")) {
                return JpegAnswer.read(response);
            }
        });
    }
}
