package io.eenjakarta.vault;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where an entry of a long list stands: by its time, and by its id among those of the same millisecond. As a text it is fit for
 * the address of a next page.
 *
 * @param at in whole milliseconds
 * @param id of the entry
 */
public record ListPlace(Instant at, String id) implements Comparable<ListPlace> {

    private static final Comparator<ListPlace> ORDER =
            Comparator.comparing(ListPlace::at).thenComparing(ListPlace::id);
    private static final int LONGEST_ID = 64;

    public ListPlace {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The place that a text names; absent when it names none. */
    public static Optional<ListPlace> parse(String text) {
        int dash = text.indexOf('-');
        String id = text.substring(dash + 1);
        return text.matches("\\d{1,15}-[A-Za-z0-9_-]+") && id.length() <= LONGEST_ID
                ? Optional.of(new ListPlace(Instant.ofEpochMilli(Long.parseLong(text.substring(0, dash))), id))
                : Optional.empty();
    }

    @Override
    public int compareTo(ListPlace other) {
        return ORDER.compare(this, other);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return at.toEpochMilli() + "-" + id;
    }
}
