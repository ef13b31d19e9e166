package io.eenjakarta.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All grants, for whoever looks after them. Thread-safe; blocks on the database, and throws
 * {@link VaultException.Unavailable} when that cannot be reached. Opens no token.
 */
public interface GrantList {

    /** Those that meet the filter, the latest login first. */
    List<GrantLine> page(GrantFilter filter, ListPage<GrantLine> page);

    /** How many there are in each state, by the name of a {@link GrantStatus}; states that none is in are left out. */
    Map<String, Long> counts();

    /** The grant as the list shows it; absent when it ended or never was. */
    Optional<GrantLine> find(GrantId id);

    /**
     * Connected grants that live, whose refresh token is not permanent, and which began up to this moment, the oldest first.
     *
     * @param until of the login
     */
    List<GrantLine> oldest(String provider, Instant until, ListPage<GrantLine> page);

    /**
     * Grants of logins that live, got no new tokens for so long, and whose access token has ended by now. No session uses
     * them any more, and nobody is rotating them. Goes by the clock of the vault, which all nodes share.
     *
     * @param silence since the last rotation, at least
     */
    List<GrantLine> unused(String provider, Duration silence, int most);

    /**
     * The same of those whose access token ends nobody knows when. A session may be using one of them all the time, and gets no
     * new tokens until the API refuses those it has.
     *
     * @param silence since the last rotation, at least
     */
    List<GrantLine> unusedWithoutEnd(String provider, Duration silence, int most);

    /**
     * How many of the grants of {@link #oldest} end in each step of time from a moment on.
     *
     * @param life how long after its login a grant ends
     * @param steps how many
     * @return as many numbers
     */
    List<Long> endings(String provider, Duration life, Instant from, Duration step, int steps);

    /** That of a vault in memory. */
    static GrantList of(MemoryVault vault) {
        return new MemoryGrantList(vault);
    }

    /** How many connected grants of a provider live, have no permanent refresh token, and began up to a moment. */
    long begunUntil(String provider, Instant until);

    /** When the connected grant is due that is kept alive next; in the past when it is late, absent when there is none. */
    Optional<Instant> nextKeepAlive(String provider);
}
