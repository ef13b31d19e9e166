package io.eenjakarta.vault;

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

    /** How many connected grants of a provider live, have no permanent refresh token, and began up to a moment. */
    long begunUntil(String provider, Instant until);

    /** When the connected grant is due that is kept alive next; in the past when it is late, absent when there is none. */
    Optional<Instant> nextKeepAlive(String provider);
}
