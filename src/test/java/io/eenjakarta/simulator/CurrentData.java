package io.eenjakarta.simulator;

import java.util.List;

/** The demo data, with more cameras while they are ordered. Thread-safe. */
final class CurrentData {
    private final DemoData start;
    private final CameraRights rights;
    private volatile DemoData now;

    CurrentData(DemoData start, Faults faults) {
        this.start = start;
        this.now = start;
        this.rights = new CameraRights(faults);
        faults.clearsAlso(() -> now = start);
    }

    CameraRights rights() {
        return rights;
    }

    /** The cameras that a user may know. */
    List<DemoData.Camera> camerasOf(DemoData.User user) {
        return now.camerasOf(user.accountId()).stream()
                .filter(camera -> rights.sees(user, camera))
                .toList();
    }

    DemoData now() {
        return now;
    }

    /** Until everything is cleared. */
    void cameras(int count) {
        now = start.withCameras(count);
    }
}
