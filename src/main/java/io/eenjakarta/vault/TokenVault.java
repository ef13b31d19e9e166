package io.eenjakarta.vault;

import io.eenjakarta.token.TokenSet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Grants at rest. Thread-safe. Every method is atomic and may block on a database; none waits for another caller, and
 * none takes part in a transaction of its caller: what was stored stays stored.
 *
 * <p>A rotation is {@link #claim}, one POST to the provider, {@link #advance}: the new tokens are in the vault before
 * anyone sees them. Every step names the generation it starts from and the owner of the claim, so that whoever is late
 * changes nothing. The vault has one clock for all nodes; instants in what it returns are in the reader's.
 *
 * <p>Every method throws {@link VaultException.Unavailable} when the database cannot be reached, and then has perhaps
 * done its work: asking again is right. Methods that read throw {@link VaultException.Unreadable} for a grant whose row
 * cannot be understood, which is that grant's trouble alone.
 */
public interface TokenVault {

    /** Adds a new grant. Its id must not be known yet. An OFFLINE one begins to rest. */
    void store(Grant grant);

    /** The grant as it is now. */
    Optional<Grant> find(GrantId id);

    /**
     * Takes the right to rotate away from {@code generation}: from nobody, or from an owner whose lease is over and who
     * must have died.
     *
     * @param owner random name of this attempt to rotate
     * @param lease how long the right is meant to last; counts from a moment within this call
     */
    Claim claim(GrantId id, int generation, String owner, Duration lease);

    /**
     * Declares that the refresh token of {@code generation} will be sent a second time, because nobody knows the answer
     * to the first. To be called before it is sent.
     *
     * @return whether it may be sent; false when it was sent twice already, or {@code owner} does not hold the right
     */
    boolean replay(GrantId id, int generation, String owner);

    /**
     * Stores the next generation, begins its rest, notes whether the refresh token stayed the same, and gives the right
     * back. Also for an owner who lost the right meanwhile, as long as
     * nobody else holds it and the grant waits for exactly this answer: it is SUSPECT, or needs a login because of a
     * {@linkplain Grant#LOST_REPLY lost reply}, or whoever took the right must have died in turn.
     *
     * @return whether it was stored
     */
    boolean advance(GrantId id, int generation, String owner, TokenSet next);

    /**
     * Gives the right to rotate back without a new generation.
     *
     * @param status ACTIVE when the provider is known not to have acted on what was sent, SUSPECT when that is not
     *     known, NEEDS_LOGIN when the grant is dead
     * @param replayable with SUSPECT: whether the one replay is still to be had
     * @param reason fit for a log and a page; empty with ACTIVE
     * @return whether the grant was still at {@code generation} and held by {@code owner}
     */
    boolean release(GrantId id, int generation, String owner, GrantStatus status, boolean replayable, String reason);

    /** Fills in whose grant it is. */
    void identify(GrantId id, Grant.Owner owner);

    /** Fills in the API base of the current tokens, when the token reply did not name one. */
    void place(GrantId id, URI apiBase);

    /**
     * Gives an OFFLINE grant, dead or alive, the tokens of a new login of the same user. It gets the next generation, so a
     * rotation under way brings nothing any more, and its life begins with that login. The new login's own grant stays as
     * it is. A row whose tokens cannot be read is mended by it.
     *
     * @param login the new login, whose owner is known
     * @return absent when the grant is not there, or is another user's
     */
    Optional<Replaced> replace(GrantId id, Grant login);

    /**
     * Ends the grant and forgets its tokens.
     *
     * @return the grant as it was, for its tokens to be revoked; absent when it was not there or had ended already
     */
    Optional<Grant> end(GrantId id);

    /** The switched grants that have this parent, dead ones too, the oldest first. Their tokens need not be readable. */
    List<GrantLine> switchedFrom(GrantId parent);

    /**
     * Whether another grant {@linkplain Grant#sharesTokensOf holds the same tokens} and lives: giving them back to the
     * provider would end that one as well. One that only a key which is missing here can open counts, for it may be.
     *
     * @param ended with its last tokens; when its owner is not known, there is nothing to compare it with
     */
    boolean isShared(Grant ended);

    /**
     * OFFLINE grants whose rest is over by the vault's clock, the longest overdue first: ACTIVE, SUSPECT, or ROTATING by an
     * owner who must have died. Costs the same however many others there are.
     *
     * @param most how many at most
     */
    List<Resting> resting(String provider, int most);

    /**
     * Lets a grant rest a while longer, because it cannot be refreshed now; nothing happens when it is at another
     * generation or dead. Its row need not be readable.
     */
    void postpone(Resting grant, Duration by);

    /**
     * OFFLINE grants that are not dead, whose refresh token is not permanent, and which will end within so many days, or
     * should have ended, and of which that was not announced. Costs the same however many others there are.
     *
     * @param life how long after its first login such a grant ends
     * @param mark days before the end, of {@link Ending#MARKS}
     * @param most how many at most
     */
    List<Ending> ending(String provider, Duration life, int mark, int most);

    /**
     * Notes that the end of a grant is being announced at this mark.
     *
     * @return true for one caller on all nodes, and for none when a smaller mark was announced before
     */
    boolean announce(GrantId id, int mark);

    /**
     * Whether grants can be looked up now, and could be all of the last ten seconds: what failed a moment ago may have failed
     * for that. Asks the database, so it blocks, for seconds when that is away; never throws.
     */
    boolean answers();
}
