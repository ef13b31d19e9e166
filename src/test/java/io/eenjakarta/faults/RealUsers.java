package io.eenjakarta.faults;

import io.eenjakarta.cluster.Percentiles;
import io.eenjakarta.cluster.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** People who sign in one after the other, all the way by the provider's pages to a page of the portal, and a clock beside them. */
final class RealUsers {

    /** So that their own number is nothing that a portal has to bear. */
    private static final Duration PACE = Duration.ofMillis(200);

    private final FaultBench bench;
    private final List<Duration> times = new ArrayList<>();
    private int shutOut;

    RealUsers(FaultBench bench) {
        this.bench = bench;
    }

    /** So many sign in. */
    void signIn(int count) {
        for (int i = 0; i < count; i++) {
            one(i);
        }
    }

    /** They sign in until the thread ends, and a few at least. */
    void signInWhile(Thread flood) {
        for (int i = 0; flood.isAlive() || i < 5; i++) {
            one(i);
        }
    }

    private void one(int number) {
        long began = System.nanoTime();
        try {
            bench.signIn(bench.users().get(number % bench.users().size()));
            times.add(Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception shut) {
            System.out.println("a user was shut out: " + shut);
            shutOut++;
        }
        Waiting.pause(PACE);
    }

    /** How many did not get in. */
    int shutOut() {
        return shutOut;
    }

    int gotIn() {
        return times.size();
    }

    Percentiles times() {
        return Percentiles.of(times);
    }

    /** For the report: their times beside those of quiet. */
    String beside(RealUsers quiet) {
        double ratio = times().p99() / Math.max(0.1, quiet.times().p99());
        return String.format(
                Locale.ROOT,
                "%d of %d users got in, p99 %.1f times that of quiet (%.0f ms, %.0f ms), p50 %.0f ms (%.0f ms)",
                gotIn(),
                gotIn() + shutOut,
                ratio,
                times().p99(),
                quiet.times().p99(),
                times().p50(),
                quiet.times().p50());
    }
}
