package io.eenjakarta.vms;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;

/** Which recorded image: one at a time of a camera, or the one beside an image that was answered before. */
public final class ImageQuery {

    @QueryParam("deviceId")
    private final String device;

    @QueryParam("type")
    private final String type;

    @QueryParam("pageToken")
    private final String token;

    @QueryParam("timestamp")
    private Instant at;

    @QueryParam("timestamp__lt")
    private Instant before;

    @QueryParam("timestamp__lte")
    private Instant atOrBefore;

    @QueryParam("timestamp__gte")
    private Instant atOrAfter;

    @QueryParam("timestamp__gt")
    private Instant after;

    private ImageQuery(String device, String type, String token) {
        this.device = device;
        this.type = type;
        this.token = token;
    }

    /** Of this camera, small. */
    public static ImageQuery preview(String device) {
        return new ImageQuery(device, "preview", null);
    }

    /** Of this camera, in full. The platform limits how many of these it makes; do not ask for one after the other. */
    public static ImageQuery main(String device) {
        return new ImageQuery(device, "main", null);
    }

    /** The image before or after another, as its header {@code X-Een-PrevToken} or {@code X-Een-NextToken} names it. */
    public static ImageQuery beside(String token) {
        return new ImageQuery(null, null, token);
    }

    /** Taken then, to the millisecond. */
    public ImageQuery at(Instant moment) {
        at = moment;
        return this;
    }

    /** The last one before. */
    public ImageQuery before(Instant moment) {
        before = moment;
        return this;
    }

    /** The last one until then. */
    public ImageQuery atOrBefore(Instant moment) {
        atOrBefore = moment;
        return this;
    }

    /** The first one from then on. */
    public ImageQuery atOrAfter(Instant moment) {
        atOrAfter = moment;
        return this;
    }

    /** The first one after. */
    public ImageQuery after(Instant moment) {
        after = moment;
        return this;
    }
}
