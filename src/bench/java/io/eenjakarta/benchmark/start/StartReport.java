package io.eenjakarta.benchmark.start;

import io.eenjakarta.benchmark.Details;
import io.eenjakarta.benchmark.Result;
import io.eenjakarta.cluster.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the starts add up to. Not thread-safe. */
final class StartReport {

    private static final long MOST_BYTES = 1_000_000;

    private final List<Result> results = new ArrayList<>();
    private final Details details = new Details();

    /** @param war its size in bytes */
    StartReport(long war) {
        results.add(Result.alone("size of the WAR", "bytes", war, 1));
        details.target(
                "The WAR is below 1 MB",
                war < MOST_BYTES,
                String.format(Locale.ROOT, "%,d bytes", war),
                "It holds classes and pages of its own and no library.");
        details.note(
                "A bare server is ready when it says so and answers on its port; with an application of one servlet, when"
                        + " that answers; with een-jakarta, when a page for callers sends a browser to the provider's login page."
                        + " The configuration and its features are the same, and every server has been started before.");
    }

    /** @param cause of a start that takes too long; empty where it does not */
    void add(Server server, StartFigures figures, String cause) {
        String on = ", " + server.title();
        beside("server start to the first login page" + on, "s", figures, figures::seconds);
        beside("time of processors until then" + on, "s", figures, figures::processors);
        beside("heap after the start" + on, "MiB", figures, figures::heap);
        results.add(Result.less(
                "added to the start of the bare server" + on,
                "s",
                figures.added(Variant.OURS),
                Variant.HELLO.title(),
                figures.added(Variant.HELLO),
                figures.samples(Variant.OURS)));
        details.target(
                server.title() + ": the application adds at most 1.5 s to the start of the bare server",
                !figures.isMissed(),
                String.format(
                        Locale.ROOT,
                        "%.2f s on top of %.2f s; an application of one servlet adds %.2f s",
                        figures.added(Variant.OURS),
                        figures.seconds(Variant.BARE),
                        figures.added(Variant.HELLO)),
                cause);
    }

    List<Result> results() {
        return results;
    }

    Details details() {
        return details;
    }

    private void beside(String name, String unit, StartFigures figures, ToDoubleFunction<Variant> figure) {
        for (Variant peer : List.of(Variant.BARE, Variant.HELLO)) {
            results.add(Result.less(
                    name,
                    unit,
                    figure.applyAsDouble(Variant.OURS),
                    peer.title(),
                    figure.applyAsDouble(peer),
                    figures.samples(peer)));
        }
    }
}
