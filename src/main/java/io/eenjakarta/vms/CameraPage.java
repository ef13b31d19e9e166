package io.eenjakarta.vms;

import java.util.List;

/**
 * A page of cameras.
 *
 * @param totalSize of all cameras, whatever was asked for; null where the API does not tell
 */
public record CameraPage(List<Camera> results, String nextPageToken, Integer totalSize) implements Page<Camera> {}
