package io.eenjakarta.vms;

import io.eenjakarta.provider.EagleEyeProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The API of Eagle Eye Networks, version 3. */
@ApplicationScoped
public class EagleEyeApi implements ProviderApi {

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 500;

    private final UsersApi users;
    private final CamerasApi cameras;
    private final MediaApi media;

    @Inject
    public EagleEyeApi(@RestClient UsersApi users, @RestClient CamerasApi cameras, @RestClient MediaApi media) {
        this.users = users;
        this.cameras = cameras;
        this.media = media;
    }

    /** For the container's proxy. */
    protected EagleEyeApi() {
        this(null, null, null);
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
        return ApiCall.answer(() -> {
            try (Response response = media.liveImage(camera, "preview")) {
                return JpegAnswer.read(response);
            }
        });
    }
}
