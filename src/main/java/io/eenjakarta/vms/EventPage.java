package io.eenjakarta.vms;

import java.util.List;

/** A page of events. */
public record EventPage(List<Event> results, String nextPageToken) implements Page<Event> {}
