package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.vault.Grant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
 * @param idleEnd when the refresh token dies if nobody uses it; null when it does not
 * @param familyEnd when the family dies however much it is used; null when it does not
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

    /**
     * The view of a grant.
     *
     * @param provider of the grant
     */
    static ConnectionView of(Grant grant, Provider provider, Instant now, Texts texts) {
        return new ConnectionView(
                provider.title(),
                grant.owner().map(Grant.Owner::account).orElse(texts.of("connection.unknown-account")),
                grant.tokens().apiBase().map(URI::getHost).orElse(""),
                grant.generation(),
                grant.tokens()
                        .expiresAt()
                        .map(end -> Moment.of(end, now, texts))
                        .orElse(null),
                Moment.of(grant.lastRotation(), now, texts),
                Moment.of(grant.firstLogin(), now, texts),
                end(grant, grant.lastRotation(), provider.idleLife(), now, texts),
                end(grant, grant.firstLogin(), provider.grantLife(), now, texts));
    }

    private static Moment end(Grant grant, Instant from, Optional<Duration> life, Instant now, Texts texts) {
        return grant.permanent()
                ? null
                : life.map(from::plus).map(end -> Moment.of(end, now, texts)).orElse(null);
    }
}
