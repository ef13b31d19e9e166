package io.eenjakarta.benchmark.jvm;

import io.eenjakarta.benchmark.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One step, ours beside others that do the same.
 *
 * @param name of the step, for people
 * @param ours name of our benchmark, as in {@link JmhFigures#named}
 * @param peers who does the same, and the names of their benchmarks, in the order in which they are shown
 */
record Comparison(String name, String ours, List<Map.Entry<String, String>> peers) {

    private static final String ALLOCATION = "allocation by ";

    /** Time beside each, then memory beside those that allocate, or alone when none does. */
    List<Result> results(JmhFigures figures) {
        Figure our = figures.named(ours);
        List<Result> results = new ArrayList<>();
        for (Map.Entry<String, String> peer : peers) {
            double theirs = figures.named(peer.getValue()).nanos();
            results.add(Result.less(name, "ns/op", our.nanos(), peer.getKey(), theirs, our.samples()));
        }
        for (Map.Entry<String, String> peer : peers) {
            Figure their = figures.named(peer.getValue());
            if (their.allocates()) {
                results.add(allocation(our, peer.getKey(), their));
            }
        }
        if (results.size() == peers.size()) {
            results.add(Result.alone(ALLOCATION + name, "B/op", our.bytes(), our.samples()));
        }
        return results;
    }

    /** All figures with their errors. */
    String said(JmhFigures figures) {
        String theirs = peers.stream()
                .map(peer ->
                        peer.getKey() + ' ' + figures.named(peer.getValue()).said())
                .collect(Collectors.joining("; "));
        return name + ": een-jakarta " + figures.named(ours).said() + "; " + theirs;
    }

    /** Nothing is as much as what counts as nothing, so that there is a ratio. */
    private Result allocation(Figure our, String peer, Figure their) {
        double ratio = their.bytes() / Math.max(our.bytes(), Figure.NOTHING);
        return new Result(
                ALLOCATION + name,
                "B/op",
                our.bytes(),
                Optional.of(new Result.Peer(peer, their.bytes(), ratio)),
                our.samples());
    }
}
