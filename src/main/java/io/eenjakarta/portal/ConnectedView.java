package io.eenjakarta.portal;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.vault.GrantLink;
import java.time.Instant;

/**
 * An account that a user has connected, as pages for administrators show it.
 *
 * @param provider its name for people
 * @param account account id
 * @param user user id there
 * @param grant that it rests on
 * @param page of that grant
 * @param since when it was connected
 */
public record ConnectedView(String provider, String account, String user, String grant, Link page, Moment since) {

    static ConnectedView of(GrantLink link, Providers providers, Instant now) {
        return new ConnectedView(
                GrantView.title(link.provider(), providers),
                link.owner().account(),
                link.owner().user(),
                link.grant().value(),
                GrantView.page(link.grant().value()),
                Moment.of(link.since(), now));
    }
}
