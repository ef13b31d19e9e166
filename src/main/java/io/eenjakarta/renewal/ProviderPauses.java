package io.eenjakarta.renewal;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Providers to which nothing is sent for a while, because the last time was in vain. Thread-safe. */
final class ProviderPauses {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(long fromMillis, Duration length, Duration next) {

        boolean lasts(long now) {
            return now >= fromMillis && now - fromMillis < length.toMillis();
        }
    }

    ProviderPauses(Clock clock) {
        this.clock = clock;
    }

    boolean lasts(String provider) {
        Pause pause = pauses.get(provider);
        return pause != null && pause.lasts(clock.millis());
    }

    /**
     * Begins a pause: what the provider asked for, else twice as long as the one before; an hour at most.
     *
     * @return how long it is
     */
    Duration begin(String provider, Optional<Duration> asked) {
        return pauses.compute(provider, (name, before) -> {
                    Duration grown = before == null ? FIRST : before.next();
                    Duration next = shorter(grown.multipliedBy(2), LONGEST);
                    return new Pause(
                            clock.millis(), asked.map(ProviderPauses::bounded).orElse(grown), next);
                })
                .length();
    }

    /** It went well again. */
    void over(String provider) {
        pauses.remove(provider);
    }

    private static Duration bounded(Duration asked) {
        return asked.compareTo(SHORTEST) < 0 ? SHORTEST : shorter(asked, LONGEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
