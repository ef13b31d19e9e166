package io.eenjakarta.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each camera was asked for a live picture, whatever was answered. Thread-safe. */
public final class PictureCount {
    private final Map<String, List<Long>> asked = new HashMap<>();

    void asked(String cameraId, long millis) {
        synchronized (asked) {
            asked.computeIfAbsent(cameraId, camera -> new ArrayList<>()).add(millis);
        }
    }

    /** Milliseconds since 1970 by camera, in the order of arrival. */
    public Map<String, List<Long>> all() {
        synchronized (asked) {
            Map<String, List<Long>> all = new HashMap<>();
            asked.forEach((camera, times) -> all.put(camera, List.copyOf(times)));
            return all;
        }
    }

    public void clear() {
        synchronized (asked) {
            asked.clear();
        }
    }
}
