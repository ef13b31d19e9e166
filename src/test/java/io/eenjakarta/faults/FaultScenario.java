package io.eenjakarta.faults;

import io.eenjakarta.cluster.Server;
import java.util.List;

/** Some faults that a portal has to stand. */
public interface FaultScenario {

    /** As in the results and in {@code -Dfaults.only}. */
    String name();

    /** What it runs on. Scenarios with equal plans that follow each other share one bench. */
    default FaultPlan plan() {
        return FaultPlan.h2();
    }

    /** Whether a server of this kind has what it is about; where not, it is left out, and the suite says so. */
    default boolean playsOn(Server server) {
        return true;
    }

    /**
     * Plays it. Blocks until it is over and the bench is as it was: servers up, faults of the provider cleared.
     *
     * @throws Exception when it could not be played, which counts as a row that does not hold
     */
    List<FaultRow> run(FaultBench bench) throws Exception;
}
