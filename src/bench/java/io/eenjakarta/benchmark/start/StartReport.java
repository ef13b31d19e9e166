package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.BenchmarkReport;
import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the starts add up to. Medians count. Not thread-safe. */
final class StartReport {

    private static final double MEBI = 1 << 20;
    private static final long MOST_BYTES = 1_000_000;
    private static final double MOST_ADDED = 1.5;

    private final List<Result> results = new ArrayList<>();
    private final Details details = new Details();

    StartReport(long war) {
        results.add(Result.alone("size of the WAR", "bytes", war, 1));
        details.target("The WAR is below 1 MB", war < MOST_BYTES, war + " bytes", "");
    }

    void add(Server server, Map<Variant, List<Start>> starts) {
        Map<Variant, Double> seconds = medians(starts, start -> start.ready().toNanos() / 1e9);
        Map<Variant, Double> heap = medians(starts, start -> start.heap() / MEBI);
        String on = ", " + server.title();
        beside("server start to the first login page" + on, "s", seconds, starts);
        Map<Variant, Double> processors =
                medians(starts, start -> start.processors().toNanos() / 1e9);
        beside("time of processors until the first login page" + on, "s", processors, starts);
        beside("heap after the start" + on, "MiB", heap, starts);
        double added = seconds.get(Variant.OURS) - seconds.get(Variant.BARE);
        double hello = seconds.get(Variant.HELLO) - seconds.get(Variant.BARE);
        results.add(Result.less(
                "added to the start of the bare server" + on,
                "s",
                added,
                Variant.HELLO.title(),
                hello,
                starts.get(Variant.OURS).size()));
        details.target(
                "On " + server.title() + " the application adds at most 1.5 s to the start of the bare server",
                added <= MOST_ADDED,
                said(
                        "%.2f s on top of %.2f s; an application of one servlet adds %.2f s",
                        added, seconds.get(Variant.BARE), hello),
                "");
        details.note(said(
                "%s: a start without the application takes %.2f s and leaves %.0f MiB in use, with it %.2f s and %.0f MiB.",
                server.title(),
                seconds.get(Variant.BARE),
                heap.get(Variant.BARE),
                seconds.get(Variant.OURS),
                heap.get(Variant.OURS)));
    }

    List<Result> results() {
        return results;
    }

    Details details() {
        return details;
    }

    private void beside(String name, String unit, Map<Variant, Double> medians, Map<Variant, List<Start>> starts) {
        for (Variant peer : List.of(Variant.BARE, Variant.HELLO)) {
            int samples = starts.get(peer).size();
            results.add(Result.less(name, unit, medians.get(Variant.OURS), peer.title(), medians.get(peer), samples));
        }
    }

    private static Map<Variant, Double> medians(Map<Variant, List<Start>> starts, ToDoubleFunction<Start> figure) {
        return Map.of(
                Variant.BARE, median(starts.get(Variant.BARE), figure),
                Variant.HELLO, median(starts.get(Variant.HELLO), figure),
                Variant.OURS, median(starts.get(Variant.OURS), figure));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return BenchmarkReport.median(starts.stream().mapToDouble(figure).toArray());
    }

    private static String said(String format, Object... words) {
        return String.format(Locale.ROOT, format, words);
    }
}
