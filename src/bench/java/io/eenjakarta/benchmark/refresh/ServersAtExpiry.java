package io.eenjakarta.benchmark.refresh;

import io.eenjakarta.benchmark.BenchSettings;
import java.util.List;

/** stub */
final class ServersAtExpiry {
    record Round(int callers, int nodes, int posts, double p99, int failures) {
        boolean flawless() {
            return posts == 1 && failures == 0;
        }
    }

    private ServersAtExpiry() {}

    static List<Round> play(BenchSettings settings) {
        return List.of();
    }
}
