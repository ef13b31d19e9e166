package io.eenjakarta.benchmark.page;

import java.time.Duration;

/**
 * How long the part takes its time.
 *
 * @param warmUp load on each page before anything is measured, and again
 * @param round load on each page in one round
 * @param rounds in which the pages take turns
 * @param profile load while threads are sampled
 * @param sessions logins between two looks at the memory
 * @param early logins before the first look, so that what is made once is there
 */
record PagePlan(Duration warmUp, Duration round, int rounds, Duration profile, int sessions, int early) {

    static PagePlan of(boolean longForm) {
        return longForm
                ? new PagePlan(Duration.ofSeconds(20), Duration.ofSeconds(10), 9, Duration.ofSeconds(60), 10_000, 500)
                : new PagePlan(Duration.ofSeconds(8), Duration.ofSeconds(2), 3, Duration.ofSeconds(8), 300, 60);
    }

    /** For a glance at some pages: other rounds, and as much before as in all of them. */
    PagePlan withRounds(Duration each) {
        return new PagePlan(each.multipliedBy(rounds), each, rounds, profile, sessions, early);
    }

    /** How many there must be. */
    int users() {
        return sessions + early + PageRun.GUESTS;
    }
}
