package io.eenjakarta.cluster;

import jakarta.json.JsonObject;
import java.util.List;

/** Something that a cluster has to stand. */
interface Scenario {

    /** As in the results and in {@code -Dcluster.only}. */
    String name();

    /** Plays it. Blocks until it is over and the cluster is quiet again. */
    Outcome play() throws Exception;

    /**
     * How it went.
     *
     * @param figures for the results
     * @param failures what was not as promised; empty when all was well
     */
    record Outcome(JsonObject figures, List<String> failures) {}
}
