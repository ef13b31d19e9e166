package io.eenjakarta.vms;

import java.util.List;

/**
 * A page of feeds.
 *
 * @param totalSize of all, whatever was asked for; null where the API does not tell
 */
public record FeedPage(List<Feed> results, String nextPageToken, Integer totalSize) implements Page<Feed> {}
