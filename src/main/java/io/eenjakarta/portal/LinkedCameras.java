package io.eenjakarta.portal;

import java.util.List;

/**
 * The cameras of an account that the caller has connected, as a part of the page.
 *
 * @param title whose they are
 * @param cameras the first of them
 * @param note how many are shown of how many; or why there are none
 */
public record LinkedCameras(String title, List<CameraView> cameras, String note) {}
