package io.eenjakarta.simulator;

import java.util.Set;

/** What every provider's book of codes and tokens lets a test do. Thread-safe. */
interface Book {
    /** Every live access token is dead from now on, whatever its {@code expires_in} said; refresh tokens stay good. */
    void killAccessTokens();

    /** Every login is over: access and refresh tokens are dead, and so are the codes not yet used. */
    void killGrants();

    /** The refresh tokens that would be accepted now, oldest login first. */
    Set<String> liveRefreshTokens();

    /** Enters a secret that the book did not issue. */
    void remember(String secret);
}
