package io.eenjakarta.vms;

import java.util.List;

/** A page of recordings. */
public record RecordingPage(List<Recording> results, String nextPageToken) implements Page<Recording> {}
