package io.eenjakarta.portal;

import io.eenjakarta.vms.Camera;

/**
 * A camera as its card shows it.
 *
 * @param id eight hexadecimal digits
 * @param name given by its owner; the id when there is none
 * @param status in words
 * @param live whether the card asks for a picture
 */
public record CameraView(String id, String name, CameraStatus status, boolean live) {

    static CameraView of(Camera camera) {
        boolean told = camera.status() != null && camera.status().connectionStatus() != null;
        CameraStatus status = CameraStatus.of(told ? camera.status().connectionStatus() : "unknown");
        boolean named = camera.name() != null && !camera.name().isBlank();
        return new CameraView(
                camera.id(),
                named ? camera.name() : camera.id(),
                status,
                status.live() && PreviewPath.isId(camera.id()));
    }
}
