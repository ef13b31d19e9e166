package io.eenjakarta.cluster;

import java.time.Instant;

/** Something that the suite did to the cluster. */
public sealed interface Trouble {

    /**
     * A node was killed.
     *
     * @param at when it was gone, with all that it had sent
     */
    record Kill(String node, CrashPoint point, Instant at) implements Trouble {}

    /** The database was away. */
    record DatabaseStop(Instant from, Instant until) implements Trouble {}
}
