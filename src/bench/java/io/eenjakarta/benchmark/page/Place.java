package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.BenchmarkReport;
import io.eenjakarta.faults.Gauges;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A variant on its server, with users who are in, and what was measured of it so far. Not thread-safe. */
final class Place {

    /**
     * One round.
     *
     * @param bytes allocated for each request
     * @param cpu of the server's process for each request
     */
    record Measured(Round round, double bytes, Duration cpu) {}

    private final Variant variant;
    private final PortalServer server;
    private final Path users;
    private final List<Measured> rounds = new ArrayList<>();

    /** @param users a file of {@link Guests} */
    Place(Variant variant, PortalServer server, Path users) {
        this.variant = variant;
        this.server = server;
        this.users = users;
    }

    Variant variant() {
        return variant;
    }

    PortalServer server() {
        return server;
    }

    private URI page() {
        return server.page(variant.path());
    }

    /** Load that nothing is measured of. */
    Round load(LoadProcess loader, Duration time) throws IOException {
        return loader.run(page(), users, time);
    }

    /** One more round of load. */
    void measure(LoadProcess loader, Gauges gauges, Duration time) throws IOException {
        Map<Long, Long> allocated = gauges.allocated();
        Duration cpu = gauges.cpu();
        Round round = load(loader, time);
        Duration used = gauges.cpu().minus(cpu);
        long bytes = gauges.allocated().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - allocated.getOrDefault(thread.getKey(), 0L))
                .sum();
        rounds.add(new Measured(round, (double) bytes / round.requests(), used.dividedBy(round.requests())));
    }

    int rounds() {
        return rounds.size();
    }

    /** The middle of all rounds. */
    double median(ToDoubleFunction<Measured> figure) {
        return BenchmarkReport.median(rounds.stream().mapToDouble(figure).toArray());
    }

    /** For people. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-45s %8.0f requests/s %8.1f us CPU %9.0f B %8.2f ms p50 %8.2f ms p99",
                variant.title(),
                median(one -> one.round().perSecond()),
                median(one -> one.cpu().toNanos() / 1e3),
                median(Measured::bytes),
                median(one -> one.round().p50().toNanos() / 1e6),
                median(one -> one.round().p99().toNanos() / 1e6));
    }
}
