package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.LinkedGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A connected account as the account page shows it.
 *
 * @param grant for the button that disconnects it
 * @param provider its name for people
 * @param account account id
 * @param user user id
 * @param words how it is
 * @param renewable whether its user should sign in again for it now
 */
public record LinkedView(String grant, String provider, String account, String user, String words, boolean renewable) {

    /** So long before its end a connection is offered to be renewed. */
    private static final Duration SOON = Duration.ofDays(14);

    static LinkedView of(LinkedGrant linked, Providers providers, Instant now, Texts texts) {
        boolean dead = linked.status().isDead();
        Optional<Instant> soon = linked.endsAt().filter(end -> !end.isAfter(now.plus(SOON)));
        return new LinkedView(
                linked.id().value(),
                providers.named(linked.provider()).map(Provider::title).orElse(linked.provider()),
                linked.account(),
                linked.user(),
                switch (linked.status()) {
                            case ACTIVE, ROTATING -> texts.of("linked.connected");
                            case SUSPECT -> texts.of("linked.in-doubt");
                            default -> texts.of("linked.dead");
                        }
                        + soon.map(end -> ends(end, now, texts)).orElse(""),
                dead || soon.isPresent());
    }

    private static String ends(Instant end, Instant now, Texts texts) {
        String key = end.isAfter(now) ? "linked.ends" : "linked.ended";
        return texts.with(key, Moment.of(end, now, texts).distance());
    }
}
