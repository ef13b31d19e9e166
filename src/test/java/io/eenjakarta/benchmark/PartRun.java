package io.eenjakarta.benchmark;

import java.time.Duration;

/** How a part ended, and after which time. */
record PartRun(Part part, Duration took, End end) {

    enum End {
        MEASURED("It was measured in"),
        FAILED("It failed after"),
        HUNG("It hung, and was given up after");

        private final String said;

        End(String said) {
            this.said = said;
        }
    }

    boolean measured() {
        return end == End.MEASURED;
    }

    /** A sentence. */
    String said() {
        return end.said + ' ' + took.toSeconds() + " s.";
    }
}
