package io.eenjakarta.vms;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which events are wanted. Two filters that want the same are equal.
 *
 * @param cameras by id; at least one
 * @param types such as {@code een.motionDetectionEvent.v1}; empty: {@link #USUAL}
 */
public record EventFilter(SortedSet<String> cameras, SortedSet<String> types) {

    /** What is told when nobody says what: motion. */
    public static final SortedSet<String> USUAL = canonical(Set.of("een.motionDetectionEvent.v1"));

    public EventFilter {
        cameras = canonical(cameras);
        types = canonical(types);
    }

    /** The types that the platform is asked for. */
    SortedSet<String> wanted() {
        return types.isEmpty() ? USUAL : types;
    }

    private static SortedSet<String> canonical(Collection<String> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
