package io.eenjakarta.portal;

import io.eenjakarta.provider.Providers;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A user in a list of users.
 *
 * @param provider its name for people
 * @param account account id
 * @param user user id
 * @param page of the user
 * @param grants how many
 * @param latest when the latest of them began
 */
public record UserLine(String provider, String account, String user, Link page, int grants, Moment latest) {

    private record Key(String provider, Grant.Owner owner) {}

    /** The users of these grants, in the order in which they are met. */
    static List<UserLine> of(List<GrantLine> grants, Providers providers, Instant now) {
        Map<Key, List<GrantLine>> users = grants.stream()
                .filter(line -> line.owner().isPresent())
                .collect(Collectors.groupingBy(
                        line -> new Key(line.provider(), line.owner().orElseThrow()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return users.entrySet().stream()
                .map(user -> of(user.getKey(), user.getValue(), providers, now))
                .toList();
    }

    /** To the page of a user. */
    static Link page(String provider, Grant.Owner owner) {
        return new Link("/admin/users")
                .with("provider", provider)
                .with("account", owner.account())
                .with("user", owner.user());
    }

    private static UserLine of(Key key, List<GrantLine> grants, Providers providers, Instant now) {
        return new UserLine(
                GrantView.title(key.provider(), providers),
                key.owner().account(),
                key.owner().user(),
                page(key.provider(), key.owner()),
                grants.size(),
                Moment.of(grants.get(0).firstLogin(), now));
    }
}
