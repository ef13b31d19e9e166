package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Grants kept fresh (6): however many callers meet an expired or refused token of one grant, one of them causes one
 * rotation and all of them get its result.
 *
 * <p>Thread-safe. The usual look-up costs a map access and a reading of the clock and never waits for the database;
 * whoever needs a rotation waits for it, at most the token deadline and a margin. Interrupting a caller does not disturb a rotation that others wait for.
 */
@ApplicationScoped
public class Renewal {

    private final TokenVault vault;
    private final GrantCache cache;
    private final FreshGrants fresh;
    private final Revocation revocation;
    private final Endings endings;
    private final Replacement replacement;

    @Inject
    public Renewal(
            TokenVault vault,
            Rotation rotation,
            Revocation revocation,
            Endings endings,
            Settings settings,
            @Een Executor executor,
            @Een Clock clock,
            Telemetry telemetry) {
        this(vault, rotation, revocation, endings, settings, executor, clock, telemetry, Patience.REAL);
    }

    Renewal(
            TokenVault vault,
            Rotation rotation,
            Revocation revocation,
            Endings endings,
            Settings settings,
            Executor executor,
            Clock clock,
            Telemetry telemetry,
            Patience patience) {
        this.vault = vault;
        this.revocation = revocation;
        this.endings = endings;
        this.cache = new GrantCache(vault, executor, clock, settings);
        this.replacement = new Replacement(vault, cache, revocation, endings);
        this.fresh = new FreshGrants(
                cache,
                new Flights(rotation, cache, executor, clock, settings.http().lease(), telemetry, patience),
                clock);
    }

    /** For the container's proxy. */
    protected Renewal() {
        this.vault = null;
        this.cache = null;
        this.fresh = null;
        this.revocation = null;
        this.endings = null;
        this.replacement = null;
    }

    /**
     * The grant with an access token that has not expired as far as we know.
     *
     * @throws GrantException when there is none to be had
     */
    public Grant current(GrantId id) {
        return fresh.current(id);
    }

    /**
     * The grant after the API refused the access token of {@code seenGeneration}. A newer generation is returned at
     * once, without another rotation.
     *
     * @throws GrantException when no newer token is to be had
     */
    public Grant renewed(GrantId id, int seenGeneration) {
        return fresh.renewed(id, seenGeneration);
    }

    /**
     * Refreshes a grant that nobody has used for long; one that has left {@code generation} is left alone.
     *
     * @return whether it has new tokens because of that; not when another node was quicker
     * @throws GrantException when that is not possible now, or not any more
     * @throws VaultException.Unreadable when the grant's row cannot be understood
     */
    boolean keepAlive(GrantId id, int generation) {
        boolean resting;
        try {
            resting = vault.find(id)
                    .filter(grant -> grant.generation() == generation)
                    .filter(grant -> !grant.status().isDead())
                    .filter(grant -> grant.tokens().refreshToken().isPresent())
                    .isPresent();
        } catch (VaultException.Unavailable away) {
            throw GrantException.of(away);
        }
        if (!resting) {
            return false;
        }
        Held rotated = fresh.rotated(id, generation, false);
        if (rotated.grant().generation() == generation) {
            throw new GrantException.TryLater("its old token was left to it", Optional.empty());
        }
        return rotated.ours();
    }

    /**
     * Refreshes a grant whether or not its token is due.
     *
     * @return the next generation, or the one that somebody else reached meanwhile
     * @throws GrantException when there is none to be had now, or not any more
     */
    Grant refreshed(GrantId id) {
        Grant now = asked(() -> vault.find(id))
                .filter(grant -> !grant.status().isDead())
                .orElseThrow(() -> new GrantException.NeedsLogin("grant " + id + " ended or needs a login"));
        if (now.tokens().refreshToken().isEmpty() && now.parent().isEmpty()) {
            // Sending it on its way would end what still lives.
            throw new GrantException.NeedsLogin("the provider gave no refresh token: it lasts until its token ends");
        }
        // As after a refusal: the old token is no answer to whoever asks for new ones, and the reason is.
        Grant next = fresh.rotated(id, now.generation(), true).grant();
        if (next.generation() == now.generation()) {
            throw new GrantException.TryLater("a moment ago its refresh brought the same token", Optional.empty());
        }
        return next;
    }

    /** Notes that the API took a token that was made because it had refused the one before: a refusal was no whim. */
    public void accepted(Grant grant) {
        cache.accepted(grant);
    }

    /**
     * The grant as it is, without renewing anything, as of a few seconds ago at most; absent when it ended or never
     * was.
     *
     * @throws GrantException when the vault cannot tell
     */
    public Optional<Grant> peek(GrantId id) {
        return asked(() -> cache.read(id)).map(Held::grant);
    }

    /** Where the grant stands, as {@link #peek} sees it. */
    public Optional<GrantStatus> status(GrantId id) {
        return peek(id).map(Grant::status);
    }

    /**
     * Stores the first generation of a new grant. Only then may its tokens be used.
     *
     * @throws GrantException.TryLater when they could not be stored; they are given back to the provider
     */
    public void open(Grant grant) {
        try {
            vault.store(grant);
        } catch (VaultException.Unavailable away) {
            revocation.revoke(grant);
            throw new GrantException.TryLater(away.getMessage(), Optional.empty());
        }
        cache.hold(grant);
    }

    /** Notes whose grant it is. */
    public void identify(GrantId id, Grant.Owner owner) {
        asked(() -> {
            vault.identify(id, owner);
            return vault.find(id).map(cache::hold);
        });
    }

    /** Notes where the grant's API is, when the token reply did not say. */
    public void place(GrantId id, URI apiBase) {
        asked(() -> {
            vault.place(id, apiBase);
            return vault.find(id).map(cache::hold);
        });
    }

    /**
     * Ends the grant here at once and revokes its tokens at the provider in the background. A rotation under way cannot
     * bring it back: what it fetches is revoked as well. Ending an ended grant does nothing. Never fails: what the
     * database does not take now is repeated until it does.
     *
     * @return whether there was something to end
     */
    public boolean end(GrantId id) {
        boolean ended = endings.end(id, Optional.ofNullable(cache.known(id)).map(Held::grant));
        cache.end(id);
        return ended;
    }

    /** As {@link Replacement#replace}; a {@link GrantException} when the vault cannot tell or do it. */
    Optional<Grant> replace(GrantId id, GrantId login) {
        return asked(() -> replacement.replace(id, login));
    }

    /** As {@link Replacement#abandon}. */
    void abandon(GrantId login) {
        replacement.abandon(login);
    }

    /** As {@link Endings#endUnused}. */
    void endUnused(GrantLine line, boolean died, String why) {
        endings.endUnused(line, died, why);
        cache.end(line.id());
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }
}
