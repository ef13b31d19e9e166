package io.eenjakarta.vms;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * An image read whole and checked, so that nothing else is ever handed on as one.
 *
 * @param body all of it; absent when it is longer than an image may be, and the rest of it is still to come
 */
record JpegAnswer(int status, MediaType type, Optional<String> taken, Optional<byte[]> body) {

    private static final MediaType JPEG = MediaType.valueOf("image/jpeg");

    /** Reads what came; the response stays open. */
    static JpegAnswer read(Response response, int most) {
        try {
            // Not closed before its end: the client would read what is left, however much that is.
            InputStream body = response.readEntity(InputStream.class);
            byte[] read = body == null ? new byte[0] : bytes(body, length(response), most);
            return new JpegAnswer(
                    response.getStatus(),
                    response.getMediaType(),
                    Optional.ofNullable(response.getHeaderString("X-Een-Timestamp")),
                    Optional.of(read).filter(all -> all.length <= most));
        } catch (IOException brokenOff) {
            throw new ProcessingException(brokenOff);
        }
    }

    /** The image. Throws {@link VmsException} for anything but a whole JPEG of reasonable size. */
    LiveImage image() {
        if (body.isEmpty()) {
            throw notAnImage("longer than an image may be");
        }
        if (!JPEG.isCompatible(type)) {
            throw notAnImage(String.valueOf(type));
        }
        if (!isWhole(body.get())) {
            throw notAnImage("a JPEG without its start or its end");
        }
        return new LiveImage(body.get(), taken);
    }

    /** One array of the right size where that is known, and one byte more to see whether that is the end. */
    private static byte[] bytes(InputStream body, int length, int most) throws IOException {
        if (length < 0 || length > most) {
            return body.readNBytes(most + 1);
        }
        byte[] read = new byte[length];
        int count = body.readNBytes(read, 0, length);
        int more = count < length ? -1 : body.read();
        return more < 0 ? Arrays.copyOf(read, count) : new byte[most + 1];
    }

    private static int length(Response response) {
        return response.getHeaderString("Content-Encoding") == null ? response.getLength() : -1;
    }

    /** From its first marker to its last one; cameras and gateways may put a few bytes of nothing behind it. */
    private static boolean isWhole(byte[] jpeg) {
        int end = jpeg.length;
        while (end > 0 && (jpeg[end - 1] == 0 || jpeg[end - 1] == '\r' || jpeg[end - 1] == '\n')) {
            end--;
        }
        return end >= 4
                && (jpeg[0] & 0xff) == 0xff
                && (jpeg[1] & 0xff) == 0xd8
                && (jpeg[end - 2] & 0xff) == 0xff
                && (jpeg[end - 1] & 0xff) == 0xd9;
    }

    private VmsException notAnImage(String what) {
        return new VmsException.Unavailable(new ApiFault(status, "", "notAnImage", what), Optional.empty());
    }
}
