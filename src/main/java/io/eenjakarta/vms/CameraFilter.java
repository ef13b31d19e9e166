package io.eenjakarta.vms;

import java.util.Set;

/**
 * Which cameras to show.
 *
 * @param text part of the name, in any case; empty: any
 * @param statuses words of {@link Camera.Status}; empty: any
 * @param location id of a {@link Location}; empty: any
 */
public record CameraFilter(String text, Set<String> statuses, String location) {

    /** Every camera. */
    public static final CameraFilter ANY = new CameraFilter("", Set.of(), "");

    public CameraFilter {
        text = text == null ? "" : text.strip();
        statuses = statuses == null ? Set.of() : Set.copyOf(statuses);
        location = location == null ? "" : location.strip();
    }
}
