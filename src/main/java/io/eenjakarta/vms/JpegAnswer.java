package io.eenjakarta.vms;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An image read whole and checked, so that nothing else is ever handed on as one. */
final class JpegAnswer {

    /** Previews have some ten kilobytes; this much is no preview any more. */
    private static final int LARGEST = 4 * 1024 * 1024;

    private static final MediaType JPEG = MediaType.valueOf("image/jpeg");

    private JpegAnswer() {}

    /** Reads the image; the response stays open. Throws {@link VmsException} for anything but a JPEG of reasonable size. */
    static LiveImage read(Response response) {
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
