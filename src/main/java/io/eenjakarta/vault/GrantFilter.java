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
 * @param part of the grant's id, of the account or of the user; empty for any
 */
public record GrantFilter(
        Set<GrantStatus> states, Set<GrantKind> kinds, String provider, String account, String user, String part) {

    public GrantFilter {
        states = Set.copyOf(states);
        kinds = Set.copyOf(kinds);
    }

    /** All grants. */
    public static GrantFilter all() {
        return new GrantFilter(Set.of(), Set.of(), "", "", "", "");
    }

    /** In one of these states only. */
    public GrantFilter in(GrantStatus... wanted) {
        return new GrantFilter(Set.of(wanted), kinds, provider, account, user, part);
    }

    /** Of this kind only. */
    public GrantFilter of(GrantKind kind) {
        return new GrantFilter(states, Set.of(kind), provider, account, user, part);
    }

    /** Of this provider only. */
    public GrantFilter at(String name) {
        return new GrantFilter(states, kinds, name, account, user, part);
    }

    /** Of this account of the provider only. */
    public GrantFilter of(String accountId) {
        return new GrantFilter(states, kinds, provider, accountId, user, part);
    }

    /** Of this user of the provider only. */
    public GrantFilter of(Grant.Owner owner) {
        return new GrantFilter(states, kinds, provider, owner.account(), owner.user(), part);
    }

    /** Only those in whose id, account or user this text is found as it is written. */
    public GrantFilter with(String text) {
        return new GrantFilter(states, kinds, provider, account, user, text);
    }

    boolean takes(Grant grant) {
        String ownAccount = grant.owner().map(Grant.Owner::account).orElse("");
        String ownUser = grant.owner().map(Grant.Owner::user).orElse("");
        return (states.isEmpty() || states.contains(grant.status()))
                && (kinds.isEmpty() || kinds.contains(grant.kind()))
                && (provider.isEmpty() || provider.equals(grant.provider()))
                && (account.isEmpty() || account.equals(ownAccount))
                && (user.isEmpty() || user.equals(ownUser))
                && (grant.id().value().contains(part) || ownAccount.contains(part) || ownUser.contains(part));
    }
}
