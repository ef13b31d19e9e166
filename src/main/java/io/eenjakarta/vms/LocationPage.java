package io.eenjakarta.vms;

import java.util.List;

/**
 * A page of locations.
 *
 * @param totalSize of all locations, whatever was asked for; null where the API does not tell
 */
public record LocationPage(List<Location> results, String nextPageToken, Integer totalSize) implements Page<Location> {}
