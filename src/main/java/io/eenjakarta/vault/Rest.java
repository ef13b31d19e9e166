package io.eenjakarta.vault;

import io.eenjakarta.provider.Settings;
import java.time.Duration;
import java.util.Optional;

/** How long a connected grant that has just been given tokens is left alone, if nobody uses it, until it is refreshed. */
public interface Rest {

    /** As the settings and the provider have it. */
    static Rest of(Settings settings) {
        return new PlannedRest(settings.providers(), settings.keepAlive());
    }

    /**
     * By chance: another one for each call.
     *
     * @param provider name of the grant's provider
     * @param age how long ago its user logged in
     * @param permanent whether its refresh token came back unchanged from a refresh
     * @return absent when it is never to be refreshed for its own sake
     */
    Optional<Duration> of(String provider, Duration age, boolean permanent);

    /** How many that are due in one hour are many. */
    default int many() {
        return 60;
    }

    /** What to take instead for the first rest of a grant when many would be due at the same time. */
    default Duration amongMany(Duration planned) {
        return planned;
    }
}
