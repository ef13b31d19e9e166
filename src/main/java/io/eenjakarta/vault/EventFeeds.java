package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where events wait until every node has them, and who reads a feed at the provider. One owner holds a feed at a time, by a
 * lease; what an owner does that has lost it has no effect. Thread-safe; every method is atomic, may block on a database, and
 * throws {@link VaultException.Unavailable} when that cannot be reached: it has perhaps done its work then, and asking again
 * is right.
 */
public interface EventFeeds {

    /** What became of an event. */
    enum Outcome {
        /** It is in the feed now. */
        NEW,
        /** It was there already. */
        KNOWN,
        /** It is not, for somebody else holds the feed, or the feed is no more. */
        REFUSED
    }

    /**
     * Says that somebody begins to watch. Makes the feed when it is not there; one that nobody holds gets the state.
     *
     * @param wanted for how long that counts
     * @param most how many feeds of the grant may be wanted at a time
     * @return absent when there are as many others
     */
    Optional<EventFeed> open(String feed, GrantId grant, String state, Duration wanted, int most);

    /** Says that they are still watched. */
    void want(Collection<String> feeds, Duration wanted);

    /** Those of them that are there. */
    List<EventFeed> find(Collection<String> feeds);

    /**
     * Takes the lease of a feed from nobody or from an owner whose lease is over, or makes one's own longer.
     *
     * @return whether the owner holds it now
     */
    boolean hold(String feed, String owner, Duration lease);

    /** Gives the lease back, with this state. */
    void release(String feed, String owner, String state);

    /** Notes since when events of a feed that one holds may be missing, for whoever holds it next; absent: none are. */
    boolean missing(String feed, String owner, Optional<Instant> since);

    /** Changes the state of a feed that one holds. */
    boolean tell(String feed, String owner, String state);

    /** The secret that the last holder left: where the feed is to be had at the provider. */
    Optional<String> source(String feed);

    /** Leaves that secret to the next holder; empty: there is none. At most 4000 characters. */
    boolean leave(String feed, String owner, String source);

    /**
     * Puts an event at the end of a feed, once.
     *
     * @param owner who must hold the feed; empty: whoever does
     * @param event its place means nothing
     */
    Outcome append(String feed, Optional<String> owner, KeptEvent event);

    /** The events behind a place, in order. One that cannot be opened is left out. */
    List<KeptEvent> after(String feed, long place, int most);

    /** When the latest of the kept events happened. */
    Optional<Instant> newest(String feed);

    /** The lowest place that is kept; absent when there is none. */
    Optional<Long> oldest(String feed);

    /**
     * Forgets what came longer ago than {@code age}, and the oldest where more than {@code most} would be left. Does nothing for
     * who does not hold the feed.
     *
     * @return how many
     */
    int purge(String feed, String owner, Duration age, int most);

    /** Removes feeds that nobody has wanted for so long, with their events. */
    int removeUnwanted(Duration age);
}
