package io.eenjakarta.vms;

import java.util.List;

/**
 * A page of kinds of events.
 *
 * @param totalSize of all, whatever was asked for; null where the API does not tell
 */
public record EventTypePage(List<EventType> results, String nextPageToken, Integer totalSize)
        implements Page<EventType> {}
