package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Grants at rest. Thread-safe. Every method is atomic and may block on a database; none waits for another caller.
 *
 * <p>A rotation is {@link #claim}, one POST to the provider, {@link #advance}: the new tokens are in the vault before
 * anyone sees them. Both steps name the generation they start from, so that whoever is late changes nothing.
 */
public interface TokenVault {

    /** Adds a new grant. Its id must not be known yet. */
    void store(Grant grant);

    /** The grant as it is now. */
    Optional<Grant> find(GrantId id);

    /**
     * Takes the right to rotate away from {@code generation}.
     *
     * @param owner random name of this attempt to rotate
     * @param deadline when others may take over because this owner must have died
     * @return whether the right was taken; false when the grant is at another generation, dead, or being rotated
     */
    boolean claim(GrantId id, int generation, String owner, Instant now, Instant deadline);

    /**
     * Stores the next generation and gives the right back.
     *
     * @return whether it was stored; false when {@code owner} no longer holds the right to leave {@code generation}
     */
    boolean advance(GrantId id, int generation, String owner, TokenSet next, Instant now);

    /**
     * Gives the right to rotate back without a new generation.
     *
     * @param status ACTIVE, SUSPECT or NEEDS_LOGIN
     * @param reason fit for a log and a page; empty with ACTIVE
     * @return whether the grant was still at {@code generation} and held by {@code owner}
     */
    boolean release(GrantId id, int generation, String owner, GrantStatus status, String reason);

    /** Fills in whose grant it is. */
    void identify(GrantId id, Grant.Owner owner);

    /** Fills in the API base of the current tokens, when the token reply did not name one. */
    void place(GrantId id, URI apiBase);

    /**
     * Ends the grant and forgets its tokens.
     *
     * @return the grant as it was, for its tokens to be revoked; absent when it was not there or had ended already
     */
    Optional<Grant> end(GrantId id);
}
