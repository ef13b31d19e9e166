package io.eenjakarta.benchmark.page;

import io.eenjakarta.benchmark.page.Guests.Guest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

/**
 * The process that asks: reads orders, a line each, from its input, and answers with what came of them. The requests are
 * those of Jetty's load generator, on one kept connection of HTTP/1.1 for each user.
 */
public final class Loader {

    /** Of a page that was never asked for before, in a second and by each user. */
    private static final double FIRST_GUESS = 150;

    private static final double NANOS = 1e9;

    private final Map<URI, Double> rates = new HashMap<>();

    private Loader() {}

    /** Works until its input ends. */
    public static void main(String[] args) throws IOException {
        Loader loader = new Loader();
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] parts = order.split(" ", 3);
            Duration time = Duration.ofMillis(Long.parseLong(parts[1]));
            System.out.println(loader.run(URI.create(parts[0]), time, Guests.read(Path.of(parts[2])))
                    .line());
        }
        System.exit(0);
    }

    /** So many requests as the last order for this page lets expect in the time. */
    private Round run(URI page, Duration time, List<Guest> guests) {
        double rate = rates.getOrDefault(page, FIRST_GUESS);
        int each = (int) Math.max(20, rate * time.toNanos() / NANOS);
        List<GuestLoad> loads =
                guests.stream().map(guest -> new GuestLoad(page, guest, each)).toList();
        long began = System.nanoTime();
        CompletableFuture.allOf(loads.stream().map(GuestLoad::begin).toArray(CompletableFuture[]::new))
                .join();
        long ended = loads.stream().mapToLong(GuestLoad::ended).max().orElse(began);
        long first = loads.stream().mapToLong(GuestLoad::began).min().orElse(began);
        rates.put(page, each / Math.max(0.001, (ended - first) / NANOS));
        long[] times = loads.stream()
                .flatMapToLong(load -> LongStream.of(load.times()))
                .sorted()
                .toArray();
        return new Round(
                times.length,
                loads.stream().mapToLong(GuestLoad::wrong).sum(),
                Duration.ofNanos(ended - first),
                Duration.ofNanos(times[times.length / 2]),
                Duration.ofNanos(times[(int) (times.length * 0.99)]));
    }
}
