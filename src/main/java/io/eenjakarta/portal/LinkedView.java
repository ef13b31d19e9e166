package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.LinkedGrant;

/**
 * A connected account as the account page shows it.
 *
 * @param grant for the button that disconnects it
 * @param provider its name for people
 * @param account account id
 * @param user user id
 * @param words how it is
 */
public record LinkedView(String grant, String provider, String account, String user, String words) {

    static LinkedView of(LinkedGrant linked, Providers providers) {
        return new LinkedView(
                linked.id().value(),
                providers.named(linked.provider()).map(Provider::title).orElse(linked.provider()),
                linked.account(),
                linked.user(),
                switch (linked.status()) {
                    case ACTIVE, ROTATING -> "Connected";
                    case SUSPECT -> "Connected, but the last renewal had no answer";
                    default -> "To be connected again";
                });
    }
}
