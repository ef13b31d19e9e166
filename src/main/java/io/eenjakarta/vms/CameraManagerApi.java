package io.eenjakarta.vms;

import io.eenjakarta.provider.CameraManagerProvider;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The API of CameraManager, version 2, in the words of version 3: its numbers become strings. How a camera is cannot be
 * told, for the documents do not say what the status looks like.
 */
@ApplicationScoped
public class CameraManagerApi implements ProviderApi {

    private static final String RESOLUTION = "640x360";
    /** Our page tokens are numbers of cameras: the platform has no pages. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final CameraManagerUsersApi users;
    private final CameraManagerCamerasApi cameras;
    private final CameraManagerSnapshotsApi snapshots;
    private final ApiAccess access;
    private final SnapshotCache cache;
    private final SnapshotTurns turns;

    @Inject
    public CameraManagerApi(
            @RestClient CameraManagerUsersApi users,
            @RestClient CameraManagerCamerasApi cameras,
            @RestClient CameraManagerSnapshotsApi snapshots,
            Settings settings,
            ApiAccess access) {
        this.users = users;
        this.cameras = cameras;
        this.snapshots = snapshots;
        this.access = access;
        this.cache = new SnapshotCache(settings.snapshotAge(), access.clock());
        this.turns = new SnapshotTurns(settings.http().imageTimeout());
    }

    /** For the container's proxy. */
    protected CameraManagerApi() {
        this.users = null;
        this.cameras = null;
        this.snapshots = null;
        this.access = null;
        this.cache = null;
        this.turns = null;
    }

    @Override
    public String provider() {
        return CameraManagerProvider.NAME;
    }

    @Override
    public User self() {
        CameraManagerUsersApi.Self self = ApiCall.answer(users::self);
        return new User(
                text(self.userId()),
                text(self.accountId()),
                self.firstName(),
                self.lastName(),
                self.email(),
                null,
                null,
                null);
    }

    @Override
    public List<Camera> cameras() {
        return ApiCall.answer(cameras::list).stream()
                .filter(item -> item != null && item.cameraId() != null)
                .map(CameraManagerApi::camera)
                .sorted(Comparator.comparing(camera -> Objects.requireNonNullElse(camera.name(), "")))
                .toList();
    }

    @Override
    public CameraPage page(CameraFilter filter, int most, String token) {
        List<Camera> every = cameras();
        List<Camera> all = every.stream().filter(camera -> fits(camera, filter)).toList();
        int from = token != null && NUMBER.matcher(token).matches() ? Math.min(Integer.parseInt(token), all.size()) : 0;
        int to = Math.min(from + most, all.size());
        return new CameraPage(all.subList(from, to), to < all.size() ? Integer.toString(to) : null, every.size());
    }

    /** There are no locations, and how a camera is, is unknown. */
    private static boolean fits(Camera camera, CameraFilter filter) {
        String name = Objects.requireNonNullElse(camera.name(), "").toLowerCase(Locale.ROOT);
        return name.contains(filter.text().toLowerCase(Locale.ROOT))
                && (filter.statuses().isEmpty() || filter.statuses().contains("unknown"))
                && filter.location().isEmpty();
    }

    @Override
    public List<Location> locations() {
        return List.of();
    }

    @Override
    public Camera camera(String id) {
        return camera(ApiCall.answer(() -> cameras.get(id)));
    }

    /** Under a dead grant the call says why there is no picture, and no earlier one is shown. */
    @Override
    public LiveImage preview(String camera) {
        return access.grantAtHand()
                .flatMap(access::known)
                .filter(grant -> !grant.status().isDead())
                .map(grant -> cache.image(
                        new SnapshotCache.Key(grant.id(), camera), () -> turns.inTurn(grant, () -> snapshot(camera))))
                .orElseGet(() -> snapshot(camera));
    }

    private LiveImage snapshot(String camera) {
        return ApiCall.answer(() -> {
            try (Response response = snapshots.snapshot(camera, RESOLUTION, false)) {
                return JpegAnswer.read(response);
            }
        });
    }

    private static Camera camera(CameraManagerCamerasApi.Item item) {
        return new Camera(text(item.cameraId()), text(item.accountId()), item.name(), null, null);
    }

    private static String text(Long number) {
        return number == null ? null : number.toString();
    }
}
