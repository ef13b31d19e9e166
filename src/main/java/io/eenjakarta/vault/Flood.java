package io.eenjakarta.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps what anybody can cause from filling the audit trail: so many in a minute are taken, and the others counted. Thread-safe,
 * never blocks.
 */
final class Flood {

    static final int MOST = 60;

    private final AtomicReference<Minute> current = new AtomicReference<>(new Minute(Long.MIN_VALUE, 0));

    private record Minute(long number, long seen) {}

    /** What is to be written instead: the occurrence, or nothing; before it, how many of an earlier minute were left out. */
    List<Occurrence> admitted(Occurrence what, Instant now) {
        long minute = now.getEpochSecond() / 60;
        Minute before = current.getAndUpdate(
                old -> isOver(old, minute) ? new Minute(minute, 1) : new Minute(old.number(), old.seen() + 1));
        boolean first = isOver(before, minute);
        List<Occurrence> admitted = new ArrayList<>();
        if (first && before.seen() > MOST) {
            admitted.add(Occurrence.of(what.act())
                    .because((before.seen() - MOST) + " more within a minute were not written down"));
        }
        if (first || before.seen() < MOST) {
            admitted.add(what);
        }
        return admitted;
    }

    /** Whoever is a moment late does not bring the last minute back; a clock that is set back begins a new one. */
    private static boolean isOver(Minute known, long minute) {
        return minute != known.number() && minute != known.number() - 1;
    }
}
