package io.eenjakarta.portal;

import io.eenjakarta.renewal.LinkedGrant;
import io.eenjakarta.vms.Camera;

/**
 * A camera as its card shows it.
 *
 * @param id of the camera
 * @param name given by its owner; the id when there is none
 * @param status in words
 * @param live whether the card asks for a picture
 * @param picture where it does, as a path of the application
 * @param page its own, and the way back to the list; null where its id is not one
 * @param place name of its location; empty when it is not told
 */
public record CameraView(
        String id, String name, CameraStatus status, boolean live, String picture, Link page, String place) {

    /** A camera of the account that the caller signed in with. */
    static CameraView of(Camera camera, WallQuery from) {
        return of(camera, CameraPath.own(camera.id()), from);
    }

    /** A camera of an account that they have connected. */
    static CameraView of(Camera camera, LinkedGrant linked, WallQuery from) {
        return of(camera, CameraPath.of(linked, camera.id()), from);
    }

    /** What its events are asked for by: its path below {@code /cameras/}; empty where its id is not one. */
    public String watch() {
        return page == null ? "" : picture.replaceFirst("^/cameras/", "").replaceFirst("/preview\\.jpeg$", "");
    }

    /** The same where its location is known by another way. */
    CameraView at(String location) {
        return place.isEmpty() ? new CameraView(id, name, status, live, picture, page, location) : this;
    }

    static CameraView of(Camera camera, CameraPath path, WallQuery from) {
        boolean told = camera.status() != null && camera.status().connectionStatus() != null;
        CameraStatus status = CameraStatus.of(told ? camera.status().connectionStatus() : "unknown");
        boolean named = camera.name() != null && !camera.name().isBlank();
        boolean known = PreviewPath.isId(camera.id());
        return new CameraView(
                camera.id(),
                named ? camera.name() : camera.id(),
                status,
                status.live() && known,
                path.preview(),
                known ? from.on(path.page()) : null,
                camera.locationName().orElse(""));
    }
}
