package io.eenjakarta.vms;

import java.util.List;

/**
 * A page of bridges.
 *
 * @param totalSize of all, whatever was asked for; null where the API does not tell
 */
public record BridgePage(List<Bridge> results, String nextPageToken, Integer totalSize) implements Page<Bridge> {}
