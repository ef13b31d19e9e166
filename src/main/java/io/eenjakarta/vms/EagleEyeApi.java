package io.eenjakarta.vms;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
    private static final String PREVIEW = "preview";

    private final UsersApi users;
    private final CamerasApi cameras;
    private final LocationsApi locations;
    private final ImageRightsApi rights;
    private final FeedsApi feeds;
    private final MediaAddresses addresses;
    private final ImageCalls images;
    private final ImageRules imageRules;

    @Inject
    public EagleEyeApi(
            @RestClient UsersApi users,
            @RestClient CamerasApi cameras,
            @RestClient LocationsApi locations,
            @RestClient ImageRightsApi rights,
            @RestClient FeedsApi feeds,
            MediaAddresses addresses,
            ImageCalls images,
            Settings settings) {
        this.users = users;
        this.cameras = cameras;
        this.locations = locations;
        this.rights = rights;
        this.feeds = feeds;
        this.addresses = addresses;
        this.images = images;
        this.imageRules =
                new ImageRules(settings.images().previewAge(), settings.images().atATime(), false);
    }

    /** For the container's proxy. */
    protected EagleEyeApi() {
        this.users = null;
        this.cameras = null;
        this.locations = null;
        this.rights = null;
        this.feeds = null;
        this.addresses = null;
        this.images = null;
        this.imageRules = null;
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
        return images.image(MediaApi.class, media -> media.liveImage(camera, PREVIEW));
    }

    @Override
    public LiveImage recorded(String camera, Instant at) {
        ImageQuery query = ImageQuery.preview(camera).atOrBefore(at);
        return images.image(MediaApi.class, media -> media.recordedImage(query));
    }

    @Override
    public URI stream(String camera) {
        FeedPage page = ApiCall.answer(() -> feeds.list(camera, PREVIEW, "multipartUrl", null, null));
        return Stream.ofNullable(page.results())
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .filter(feed -> camera.equalsIgnoreCase(feed.deviceId()) && PREVIEW.equals(feed.type()))
                .map(Feed::multipartUrl)
                .filter(Objects::nonNull)
                .findFirst()
                .map(addresses::checked)
                .orElseThrow(() -> new VmsException.NotFound(
                        new ApiFault(404, "notFound", NO_STREAM, "the camera has no live pictures")));
    }

    /** Only what is told in these words counts. */
    @Override
    public boolean tellsSight(String camera, boolean recorded) {
        ImageRightsApi.Rights told = ApiCall.answer(() -> rights.rights(camera, "effectivePermissions"));
        return camera.equalsIgnoreCase(told.id())
                && (recorded
                        ? told.has("viewHistoricVideo")
                        : told.has("viewLiveVideo") && !told.lacks("viewPreviewVideo"));
    }

    @Override
    public ImageRules imageRules() {
        return imageRules;
    }
}
