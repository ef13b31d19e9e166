package io.eenjakarta.renewal;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantFilter;
import java.util.Optional;

/**
 * The name of a caller who signed in with a provider: its name, account and user id with slashes between.
 *
 * @param provider its name
 * @param owner whom it knows by it
 */
record CallerName(String provider, Grant.Owner owner) {

    /** The name of this user. */
    static String of(String provider, Grant.Owner owner) {
        return provider + '/' + owner.account() + '/' + owner.user();
    }

    /** What a name says; absent for one that a portal's own login gave. */
    static Optional<CallerName> parse(String caller) {
        String[] parts = caller.split("/", 3);
        boolean whole = parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty();
        return whole ? Optional.of(new CallerName(parts[0], new Grant.Owner(parts[1], parts[2]))) : Optional.empty();
    }

    GrantFilter filter() {
        return GrantFilter.all().at(provider).of(owner);
    }
}
