package io.eenjakarta.vault;

import java.util.Set;

/**
 * Which grants are asked for: those that meet all of it.
 *
 * @param states any of these; empty for all
 * @param kinds any of these; empty for all
 * @param provider its name; empty for any
 * @param account of the provider; empty for any
 * @param user of the provider; empty for any
 */
public record GrantFilter(Set<GrantStatus> states, Set<GrantKind> kinds, String provider, String account, String user) {

    public GrantFilter {
        states = Set.copyOf(states);
        kinds = Set.copyOf(kinds);
    }

    /** All grants. */
    public static GrantFilter all() {
        return new GrantFilter(Set.of(), Set.of(), "", "", "");
    }

    /** In one of these states only. */
    public GrantFilter in(GrantStatus... wanted) {
        return new GrantFilter(Set.of(wanted), kinds, provider, account, user);
    }

    /** Of this kind only. */
    public GrantFilter of(GrantKind kind) {
        return new GrantFilter(states, Set.of(kind), provider, account, user);
    }

    /** Of this provider only. */
    public GrantFilter at(String name) {
        return new GrantFilter(states, kinds, name, account, user);
    }

    /** Of this account of the provider only. */
    public GrantFilter of(String accountId) {
        return new GrantFilter(states, kinds, provider, accountId, user);
    }

    /** Of this user of the provider only. */
    public GrantFilter of(Grant.Owner owner) {
        return new GrantFilter(states, kinds, provider, owner.account(), owner.user());
    }

    boolean takes(Grant grant) {
        return (states.isEmpty() || states.contains(grant.status()))
                && (kinds.isEmpty() || kinds.contains(grant.kind()))
                && (provider.isEmpty() || provider.equals(grant.provider()))
                && (account.isEmpty()
                        || grant.owner()
                                .filter(owner -> account.equals(owner.account()))
                                .isPresent())
                && (user.isEmpty()
                        || grant.owner()
                                .filter(owner -> user.equals(owner.user()))
                                .isPresent());
    }
}
