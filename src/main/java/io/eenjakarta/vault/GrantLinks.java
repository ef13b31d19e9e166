package io.eenjakarta.vault;

import java.util.List;

/**
 * Which grants the callers of a portal with its own login have connected. Thread-safe, atomic, may block on a database;
 * none takes part in a transaction of its caller. A link may outlive its grant: whoever reads looks. Every method throws
 * {@link VaultException.Unavailable} when the database cannot be reached, and then has perhaps done its work: asking again
 * is right.
 */
public interface GrantLinks {

    /**
     * Adds a link. The same one twice is one.
     *
     * @throws IllegalStateException when the grant is linked already, to another caller or user
     */
    void link(GrantLink link);

    /** The caller's links, the oldest first; none for a name that cannot have any. */
    List<GrantLink> of(String caller);

    /** All links to grants of this user of the provider, whoever connected them. */
    List<GrantLink> to(String provider, Grant.Owner owner);

    /**
     * Removes a link, and leaves the grant alone.
     *
     * @return whether the caller had it
     */
    boolean unlink(String caller, GrantId grant);
}
