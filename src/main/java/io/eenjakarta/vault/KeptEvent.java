package io.eenjakarta.vault;

import java.time.Instant;

/**
 * An event of a feed. {@code toString()} leaves out what was seen.
 *
 * @param place from 1 on, in the order in which they came; none is ever visible before one with a lower place
 * @param id by the provider, at most 255 characters
 * @param happened by the provider's clock
 * @param text the event itself
 */
public record KeptEvent(long place, String id, Instant happened, String text) {

    @Override
    public String toString() {
        return "KeptEvent[" + place + ", " + id + ", " + happened + "]";
    }
}
