package io.eenjakarta.portal;

import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vms.Location;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The locations of each grant's account, kept for a minute: who types in the search asks for the same list with every few keys.
 * What could not be had is asked for again. Thread-safe.
 */
final class KnownLocations {

    private static final Duration KEPT = Duration.ofMinutes(1);

    /** Grants. Of those beyond, nothing is kept. */
    private static final int MOST = 200;

    private record Kept(List<Location> locations, Instant until) {}

    private final Function<GrantId, List<Location>> asked;
    private final Clock clock;
    private final Map<GrantId, Kept> kept = new ConcurrentHashMap<>();

    /** @param asked asks the API for those of a grant */
    KnownLocations(Function<GrantId, List<Location>> asked, Clock clock) {
        this.asked = asked;
        this.clock = clock;
    }

    List<Location> of(GrantId grant) {
        Instant now = clock.instant();
        Kept known = kept.get(grant);
        if (known != null && now.isBefore(known.until())) {
            return known.locations();
        }
        List<Location> locations = asked.apply(grant);
        kept.values().removeIf(one -> !now.isBefore(one.until()));
        if (kept.size() < MOST) {
            kept.put(grant, new Kept(locations, now.plus(KEPT)));
        }
        return locations;
    }
}
