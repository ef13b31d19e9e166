package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.BenchmarkReport;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The starts of one server; medians count. */
record StartFigures(Map<Variant, List<Start>> starts) {

    private static final double MOST_ADDED = 1.5;
    private static final double NANOS = 1e9;
    private static final double MEBI = 1 << 20;

    double seconds(Variant variant) {
        return median(variant, start -> start.ready().toNanos() / NANOS);
    }

    double processors(Variant variant) {
        return median(variant, start -> start.processors().toNanos() / NANOS);
    }

    /** In MiB. */
    double heap(Variant variant) {
        return median(variant, start -> start.heap() / MEBI);
    }

    /** Seconds more than the bare server takes. */
    double added(Variant variant) {
        return seconds(variant) - seconds(Variant.BARE);
    }

    boolean isMissed() {
        return added(Variant.OURS) > MOST_ADDED;
    }

    int samples(Variant variant) {
        return starts.get(variant).size();
    }

    private double median(Variant variant, ToDoubleFunction<Start> figure) {
        return BenchmarkReport.median(
                starts.get(variant).stream().mapToDouble(figure).toArray());
    }
}
