package io.eenjakarta.vault;

import java.time.Instant;
import java.util.Optional;

/**
 * A feed of events, as it was a moment ago. Instants are by the reader's clock.
 *
 * @param id hash of the grant and of what is wanted
 * @param grant under which its events are asked for
 * @param epoch random word, of letters, digits and dashes, of this life of the feed: places of another life mean nothing
 * @param state word of the holder's
 * @param holder who reads it at the provider; absent when nobody does, or whose lease is over
 * @param wanted whether somebody watches it on some node
 * @param opened when this life began
 * @param last place of its newest event; 0 before the first
 * @param missing since when events may be missing, because a look at a gap is not over; absent when none are
 * @param forgotten until when events happened that are not kept any more because there were too many
 */
public record EventFeed(
        String id,
        GrantId grant,
        String epoch,
        String state,
        Optional<String> holder,
        boolean wanted,
        Instant opened,
        long last,
        Optional<Instant> missing,
        Instant forgotten) {

    /** Another word for each life: of letters, digits and dashes. */
    static String newEpoch() {
        return GrantId.random().value().replace('_', '-');
    }
}
