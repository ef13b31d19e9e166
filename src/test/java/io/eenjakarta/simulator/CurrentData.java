package io.eenjakarta.simulator;

/** The demo data, with more cameras while they are ordered. Thread-safe. */
final class CurrentData {
    private final DemoData start;
    private volatile DemoData now;

    CurrentData(DemoData start, Faults faults) {
        this.start = start;
        this.now = start;
        faults.clearsAlso(() -> now = start);
    }

    DemoData now() {
        return now;
    }

    /** Until everything is cleared. */
    void cameras(int count) {
        now = start.withCameras(count);
    }
}
