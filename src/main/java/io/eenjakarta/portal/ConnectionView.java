package io.eenjakarta.portal;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.vault.Grant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A grant as its page shows it: no token, nothing made from one.
 *
 * @param provider its name for people
 * @param account account id
 * @param apiHost where API calls go; empty until known
 * @param generation of the token set
 * @param expires end of the access token; null when the provider did not say
 * @param lastRotation when this generation was stored
 * @param firstLogin when the family of tokens began
 * @param idleEnd when the refresh token dies if nobody uses it
 * @param familyEnd when the family dies however much it is used
 */
public record ConnectionView(
        String provider,
        String account,
        String apiHost,
        int generation,
        Moment expires,
        Moment lastRotation,
        Moment firstLogin,
        Moment idleEnd,
        Moment familyEnd) {

    static final Duration IDLE_LIFE = Duration.ofDays(14);
    static final Duration FAMILY_LIFE = Duration.ofDays(90);

    static ConnectionView of(Grant grant, Instant now) {
        return new ConnectionView(
                providerName(grant.provider()),
                grant.owner().map(Grant.Owner::account).orElse("not known yet"),
                grant.tokens().apiBase().map(URI::getHost).orElse(""),
                grant.generation(),
                grant.tokens().expiresAt().map(end -> Moment.of(end, now)).orElse(null),
                Moment.of(grant.lastRotation(), now),
                Moment.of(grant.firstLogin(), now),
                Moment.of(grant.lastRotation().plus(IDLE_LIFE), now),
                Moment.of(grant.firstLogin().plus(FAMILY_LIFE), now));
    }

    private static String providerName(String provider) {
        return provider.equals(EagleEyeProvider.NAME) ? "Eagle Eye Networks, API version 3" : provider;
    }
}
