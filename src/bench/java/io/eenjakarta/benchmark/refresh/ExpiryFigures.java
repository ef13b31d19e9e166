package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.cluster.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same expiry several times over, of one keeper of tokens. Not thread-safe. */
final class ExpiryFigures {

    private final Expiry expiry;
    private final List<Expiry.Outcome> outcomes = new ArrayList<>();

    ExpiryFigures(Expiry expiry) {
        this.expiry = expiry;
    }

    void add(Expiry.Outcome outcome) {
        outcomes.add(outcome);
    }

    int callers() {
        return expiry.callers();
    }

    int nodes() {
        return expiry.nodes();
    }

    int times() {
        return outcomes.size();
    }

    /** On average over the expiries. */
    double posts() {
        return outcomes.stream().mapToInt(Expiry.Outcome::posts).average().orElse(0);
    }

    /** On average over the expiries. */
    double failures() {
        return outcomes.stream().mapToInt(Expiry.Outcome::failed).average().orElse(0);
    }

    /** In how many of the expiries everybody had to sign in again. */
    long signedOut() {
        return outcomes.stream().filter(outcome -> !outcome.signedIn()).count();
    }

    /** In milliseconds. */
    double p99() {
        List<Duration> all =
                outcomes.stream().flatMap(outcome -> outcome.waits().stream()).toList();
        return Percentiles.of(all).p99();
    }

    /** Whether every expiry took one request to the provider and every caller got an answer. */
    boolean flawless() {
        return outcomes.stream()
                .allMatch(outcome -> outcome.posts() == 1 && outcome.failed() == 0 && outcome.signedIn());
    }

    Map<String, Integer> reasons() {
        Map<String, Integer> all = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.failures().forEach((why, count) -> all.merge(why, count, Integer::sum)));
        return all;
    }
}
