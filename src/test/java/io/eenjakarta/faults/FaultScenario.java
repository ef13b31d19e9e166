package io.eenjakarta.faults;

import java.util.List;

/** Some faults that a portal has to stand. */
public interface FaultScenario {

    /** As in the results and in {@code -Dfaults.only}. */
    String name();

    /** What it runs on. Scenarios with equal plans that follow each other share one bench. */
    default FaultPlan plan() {
        return FaultPlan.h2();
    }

    /**
     * Plays it. Blocks until it is over and the bench is as it was: servers up, faults of the provider cleared.
     *
     * @throws Exception when it could not be played, which counts as a row that does not hold
     */
    List<FaultRow> run(FaultBench bench) throws Exception;
}
