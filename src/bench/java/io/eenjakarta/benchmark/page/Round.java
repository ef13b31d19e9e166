package io.eenjakarta.benchmark.page;

import java.time.Duration;

/**
 * What came of some seconds of requests.
 *
 * @param wrong answers that had another status or another body than they must
 * @param p50 half of them were quicker
 * @param p99 all but one in a hundred were quicker
 */
record Round(long requests, long wrong, Duration time, Duration p50, Duration p99) {

    double perSecond() {
        return requests / (time.toNanos() / 1e9);
    }

    String line() {
        return requests + " " + wrong + " " + time.toNanos() + " " + p50.toNanos() + " " + p99.toNanos();
    }

    static Round parse(String line) {
        String[] parts = line.split(" ");
        return new Round(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), nanos(parts[2]), nanos(parts[3]), nanos(parts[4]));
    }

    private static Duration nanos(String text) {
        return Duration.ofNanos(Long.parseLong(text));
    }
}
