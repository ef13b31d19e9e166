package io.eenjakarta.vms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What cameras show now. */
@ApplicationScoped
public class LiveImages {

    /** Previews have some ten kilobytes; this much is no preview any more. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final MediaType JPEG = MediaType.valueOf("image/jpeg");

    private final MediaApi media;

    @Inject
    public LiveImages(@RestClient MediaApi media) {
        this.media = media;
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
        return ApiCall.answer(() -> {
            try (Response response = media.liveImage(camera, "preview")) {
                return read(response);
            }
        });
    }

    private static LiveImage read(Response response) {
        if (!JPEG.isCompatible(response.getMediaType())) {
            throw notAnImage(response);
        }
        try (InputStream body = response.readEntity(InputStream.class)) {
            byte[] jpeg = body.readNBytes(LARGEST + 1);
            if (jpeg.length > LARGEST) {
                throw notAnImage(response);
            }
            return new LiveImage(jpeg, Optional.ofNullable(response.getHeaderString("X-Een-Timestamp")));
        } catch (IOException brokenOff) {
            throw new ProcessingException(brokenOff);
        }
    }

    private static VmsException notAnImage(Response response) {
        return new VmsException.Unavailable(
                new ApiFault(response.getStatus(), "", "notAnImage", String.valueOf(response.getMediaType())),
                Optional.empty());
    }
}
