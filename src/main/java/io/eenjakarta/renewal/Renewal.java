package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Grants kept fresh (6): however many callers meet an expired or refused token of one grant, one of them causes one
 * rotation and all of them get its result.
 *
 * <p>Thread-safe. The usual look-up costs a map access and a reading of the clock; whoever needs a rotation waits for it,
 * at most the token deadline and a margin. Interrupting a caller does not disturb a rotation that others wait for.
 */
@ApplicationScoped
public class Renewal {

    private final TokenVault vault;
    private final Rotation rotation;
    private final Revocation revocation;
    private final Executor executor;
    private final Clock clock;
    private final Duration early;
    private final Duration longestWait;
    private final Map<GrantId, Held> held = new ConcurrentHashMap<>();
    private final Map<GrantId, CompletableFuture<Held>> flights = new ConcurrentHashMap<>();
    private final Map<GrantId, Pause> pauses = new ConcurrentHashMap<>();

    private record Pause(long untilMillis, GrantException why) {}

    @Inject
    public Renewal(
            TokenVault vault,
            Rotation rotation,
            Revocation revocation,
            Settings settings,
            @Een Executor executor,
            @Een Clock clock) {
        this.vault = vault;
        this.rotation = rotation;
        this.revocation = revocation;
        this.executor = executor;
        this.clock = clock;
        this.early = settings.earlyRefresh();
        this.longestWait = settings.http().lease();
    }

    /** For the container's proxy. */
    protected Renewal() {
        this.vault = null;
        this.rotation = null;
        this.revocation = null;
        this.executor = null;
        this.clock = null;
        this.early = null;
        this.longestWait = null;
    }

    /**
     * The grant with an access token that has not expired as far as we know.
     *
     * @throws GrantException when there is none to be had
     */
    public Grant current(GrantId id) {
        Held known = held.get(id);
        if (known != null && clock.millis() < known.dueMillis()) {
            return known.grant();
        }
        Grant grant = usable(id);
        if (known == null || known.grant().generation() != grant.generation()) {
            known = hold(Held.of(grant, early));
        }
        return clock.millis() < known.dueMillis() ? known.grant() : rotated(id, grant.generation(), false);
    }

    /**
     * The grant after the API refused the access token of {@code seenGeneration}. A newer generation is returned at
     * once, without another rotation.
     *
     * @throws GrantException when no newer token is to be had
     */
    public Grant renewed(GrantId id, int seenGeneration) {
        Held known = held.get(id);
        if (known != null && known.grant().generation() > seenGeneration) {
            return known.grant();
        }
        Grant grant = usable(id);
        if (grant.generation() > seenGeneration) {
            return hold(Held.of(grant, early)).grant();
        }
        return rotated(id, seenGeneration, true);
    }

    /** Notes that the API took a token that was made because it had refused the one before: a refusal was no whim. */
    public void accepted(Grant grant) {
        held.computeIfPresent(
                grant.id(), (id, known) -> known.grant().generation() == grant.generation() ? known.accepted() : known);
    }

    /** The grant as it is, without renewing anything; absent when it ended or never was. */
    public Optional<Grant> peek(GrantId id) {
        Held known = held.get(id);
        return known != null ? Optional.of(known.grant()) : vault.find(id);
    }

    /** Where the grant stands as far as this node knows; absent when it ended or never was. */
    public Optional<GrantStatus> status(GrantId id) {
        return peek(id).map(Grant::status);
    }

    /** Stores the first generation of a new grant. Only then may its tokens be used. */
    public void open(Grant grant) {
        vault.store(grant);
        hold(Held.of(grant, early));
    }

    /** Notes whose grant it is. */
    public void identify(GrantId id, Grant.Owner owner) {
        vault.identify(id, owner);
        vault.find(id).ifPresent(grant -> hold(Held.of(grant, early)));
    }

    /** Notes where the grant's API is, when the token reply did not say. */
    public void place(GrantId id, URI apiBase) {
        vault.place(id, apiBase);
        vault.find(id).ifPresent(grant -> hold(Held.of(grant, early)));
    }

    /**
     * Ends the grant here at once and revokes its tokens at the provider in the background. A rotation under way cannot
     * bring it back: what it fetches is revoked as well. Ending an ended grant does nothing.
     *
     * @return whether there was something to end
     */
    public boolean end(GrantId id) {
        Optional<Grant> ended = vault.end(id);
        held.remove(id);
        pauses.remove(id);
        ended.filter(grant -> !grant.status().isDead())
                .flatMap(grant -> grant.tokens().refreshToken())
                .ifPresent(revocation::revoke);
        return ended.isPresent();
    }

    private Grant usable(GrantId id) {
        Grant grant = vault.find(id).orElse(null);
        if (grant == null || grant.status().isDead()) {
            held.remove(id);
            String why = grant == null ? "grant " + id + " is not in the vault" : grant.reason();
            throw new GrantException.NeedsLogin(why);
        }
        return grant;
    }

    private Held hold(Held fresh) {
        GrantId id = fresh.grant().id();
        Held kept = held.merge(id, fresh, Held::orNewer);
        if (vault.find(id).filter(grant -> !grant.status().isDead()).isEmpty()) {
            held.remove(id);
        }
        return kept;
    }

    private Grant rotated(GrantId id, int generation, boolean refused) {
        Pause pause = pauses.get(id);
        if (pause != null && clock.millis() < pause.untilMillis()) {
            throw pause.why();
        }
        CompletableFuture<Held> mine = new CompletableFuture<>();
        CompletableFuture<Held> flight = flights.putIfAbsent(id, mine);
        if (flight == null) {
            flight = mine;
            Held known = held.get(id);
            try {
                executor.execute(() -> fly(id, generation, refused, known, mine));
            } catch (RuntimeException | Error rejected) {
                flights.remove(id, mine);
                mine.completeExceptionally(rejected);
            }
        }
        return await(flight).grant();
    }

    private void fly(GrantId id, int generation, boolean refused, Held known, CompletableFuture<Held> flight) {
        try {
            Held result = hold(rotation.rotate(id, generation, refused, Optional.ofNullable(known)));
            if (result.grant().generation() > generation) {
                pauses.remove(id);
            }
            flights.remove(id, flight);
            flight.complete(result);
        } catch (RuntimeException | Error failed) {
            if (failed instanceof GrantException.NeedsLogin) {
                held.remove(id);
            } else if (failed instanceof GrantException passing) {
                pause(id, passing);
            }
            flights.remove(id, flight);
            flight.completeExceptionally(failed);
        }
    }

    /** Nobody asks again before this is over, and a grant that ended meanwhile leaves nothing behind. */
    private void pause(GrantId id, GrantException why) {
        pauses.put(id, new Pause(clock.millis() + why.pause().toMillis(), why));
        if (vault.find(id).isEmpty()) {
            pauses.remove(id);
        }
    }

    private Held await(CompletableFuture<Held> flight) {
        try {
            return flight.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GrantException expected) {
                throw expected;
            }
            throw new IllegalStateException("the rotation failed unexpectedly", e.getCause());
        } catch (TimeoutException e) {
            throw new GrantException.TryLater("the rotation takes longer than " + longestWait, Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GrantException.TryLater("the caller was interrupted", Optional.empty());
        }
    }
}
