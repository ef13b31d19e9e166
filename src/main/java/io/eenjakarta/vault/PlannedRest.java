package io.eenjakarta.vault;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Rests that are no shorter than need be. A grant whose tokens outlive it is not refreshed again: only when it should have
 * ended the provider is asked once, whose answer tells that it needs a login; or that it lives on, against expectation.
 */
record PlannedRest(Providers providers, Settings.KeepAlive settings) implements Rest {

    /** Clocks differ, and an answer that came too early would be asked for again only after a whole rest. */
    private static final Duration CERTAINLY_OVER = Duration.ofHours(1);

    /** A grant that was connected a moment ago is in use. */
    private static final double SHORTEST_PART = 0.1;

    @Override
    public Optional<Duration> of(String provider, Duration age, boolean permanent) {
        Optional<Provider> known = providers.named(provider);
        if (permanent || known.isPresent() && known.get().idleLife().isEmpty()) {
            return Optional.empty();
        }
        return known.flatMap(there -> pastItsEnd(there, age)).or(() -> Optional.of(settings.rest()));
    }

    private Optional<Duration> pastItsEnd(Provider provider, Duration age) {
        Duration idle = provider.idleLife().orElseThrow();
        return provider.grantLife()
                .map(life -> life.minus(age))
                .filter(left -> left.compareTo(Duration.ZERO) > 0 && left.compareTo(idle) <= 0)
                .map(left -> left.plus(CERTAINLY_OVER)
                        .plus(part(
                                settings.window(), ThreadLocalRandom.current().nextDouble())));
    }

    /** What one server refreshes in a minute need not be spread over an hour. */
    @Override
    public int many() {
        return settings.perMinute();
    }

    /** Any part of it, so that the refreshes of grants that were all stored at once come as evenly as those of old ones. */
    @Override
    public Duration amongMany(Duration planned) {
        return part(planned, ThreadLocalRandom.current().nextDouble(SHORTEST_PART, 1));
    }

    private static Duration part(Duration whole, double part) {
        return Duration.ofMillis((long) (whole.toMillis() * part));
    }
}
