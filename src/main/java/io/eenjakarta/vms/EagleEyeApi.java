package io.eenjakarta.vms;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The API of Eagle Eye Networks, version 3. */
@ApplicationScoped
public class EagleEyeApi implements ProviderApi {

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 500;
    private static final String PREVIEW = "preview";
    /** The platform's own: it refuses a Z. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final UsersApi users;
    private final CamerasApi cameras;
    private final ImageRightsApi rights;
    private final ImageCalls images;
    private final ImageRules imageRules;

    @Inject
    public EagleEyeApi(
            @RestClient UsersApi users,
            @RestClient CamerasApi cameras,
            @RestClient ImageRightsApi rights,
            ImageCalls images,
            Settings settings) {
        this.users = users;
        this.cameras = cameras;
        this.rights = rights;
        this.images = images;
        this.imageRules =
                new ImageRules(settings.images().previewAge(), settings.images().atATime(), false);
    }

    /** For the container's proxy. */
    protected EagleEyeApi() {
        this.users = null;
        this.cameras = null;
        this.rights = null;
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
        return PageWalk.all(token -> page(PAGE_SIZE, token), MOST_PAGES);
    }

    @Override
    public CameraPage page(int most, String token) {
        return ApiCall.answer(() -> cameras.list(most, token, "status", "+name"));
    }

    @Override
    public Camera camera(String id) {
        return ApiCall.answer(() -> cameras.get(id, "status"));
    }

    @Override
    public LiveImage preview(String camera) {
        return images.image(MediaApi.class, media -> media.liveImage(camera, PREVIEW));
    }

    @Override
    public LiveImage recorded(String camera, Instant at) {
        String time = TIME.format(at.atOffset(ZoneOffset.UTC));
        return images.image(MediaApi.class, media -> media.recordedImage(camera, PREVIEW, time));
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
