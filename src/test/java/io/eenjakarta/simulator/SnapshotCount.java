package io.eenjakarta.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts the snapshots that are asked for, and lets only some be made at a time. Thread-safe. */
final class SnapshotCount {
    private final CameraManagerRules rules;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<Integer, Integer> asked = new TreeMap<>();

    SnapshotCount(CameraManagerRules rules) {
        this.rules = rules;
    }

    /** Held requests are under way too. */
    Reply counted(String cameraId, Supplier<Reply> snapshot) {
        synchronized (asked) {
            asked.merge(Integer.valueOf(cameraId), 1, Integer::sum);
        }
        try {
            return underWay.incrementAndGet() > rules.snapshotsAtOnce()
                    ? RestError.tooManySnapshots(rules.tooManyStatus())
                    : snapshot.get();
        } finally {
            underWay.decrementAndGet();
        }
    }

    /** By camera, whatever was answered. */
    Map<Integer, Integer> asked() {
        synchronized (asked) {
            return Map.copyOf(asked);
        }
    }

    void forget() {
        synchronized (asked) {
            asked.clear();
        }
    }
}
