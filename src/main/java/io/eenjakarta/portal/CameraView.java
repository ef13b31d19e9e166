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
 */
public record CameraView(String id, String name, CameraStatus status, boolean live, String picture) {

    /** A camera of the account that the caller signed in with. */
    static CameraView of(Camera camera) {
        return of(camera, "/cameras/");
    }

    /** A camera of an account that they have connected. */
    static CameraView of(Camera camera, LinkedGrant linked) {
        return of(camera, "/cameras/" + linked.provider() + '/' + linked.account() + '/' + linked.user() + '/');
    }

    private static CameraView of(Camera camera, String folder) {
        boolean told = camera.status() != null && camera.status().connectionStatus() != null;
        CameraStatus status = CameraStatus.of(told ? camera.status().connectionStatus() : "unknown");
        boolean named = camera.name() != null && !camera.name().isBlank();
        return new CameraView(
                camera.id(),
                named ? camera.name() : camera.id(),
                status,
                status.live() && PreviewPath.isId(camera.id()),
                folder + camera.id() + "/preview.jpeg");
    }
}
