package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Claim;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One rotation: claim the generation, have the refresh token sent, and find the next generation in the vault. Of all
 * nodes one holds the claim; the others wait for what it stores. Blocks for at most two leases. Whatever the provider
 * answers, a grant that has moved on in the meantime is left as it is.
 */
@ApplicationScoped
public class Rotation {

    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final Duration SAME_AGAIN = Duration.ofSeconds(5);
    private static final Duration WITH_A_LIVING_TOKEN = Duration.ofSeconds(2);
    private static final long FIRST_LOOK_MILLIS = 20;
    private static final long LONGEST_LOOK_MILLIS = 200;

    private final TokenVault vault;
    private final RefreshRequest request;
    private final UnstoredTokens unstored;
    private final Breaker breaker;
    private final Clock clock;
    private final Settings settings;
    private final ForgottenTokens forgotten;
    private final Duration lease;
    private final Patience patience;

    /** What one attempt needs to know all the way. */
    private record Wish(GrantId id, int generation, boolean refused, Optional<Held> known) {}

    @Inject
    public Rotation(
            TokenVault vault,
            RefreshRequest request,
            UnstoredTokens unstored,
            Breaker breaker,
            Settings settings,
            @Een Clock clock) {
        this(vault, request, unstored, breaker, settings, clock, Patience.REAL);
    }

    Rotation(
            TokenVault vault,
            RefreshRequest request,
            UnstoredTokens unstored,
            Breaker breaker,
            Settings settings,
            Clock clock,
            Patience patience) {
        this.vault = vault;
        this.request = request;
        this.unstored = unstored;
        this.breaker = breaker;
        this.clock = clock;
        this.settings = settings;
        this.lease = settings.http().lease();
        this.patience = patience;
        this.forgotten = new ForgottenTokens(vault);
    }

    /** For the container's proxy. */
    protected Rotation() {
        this.vault = null;
        this.request = null;
        this.unstored = null;
        this.breaker = null;
        this.clock = null;
        this.settings = null;
        this.forgotten = null;
        this.lease = null;
        this.patience = null;
    }

    /**
     * Leaves {@code generation}, or finds that somebody has already done so. An API that refuses token after token is
     * not helped by more of them: a generation that was made because of a refusal, or that cannot differ, is not left
     * for another refusal within five seconds. A token that was only due early serves on when nothing newer is to be
     * had; one that the API refused does not.
     *
     * @param refused whether the API refused the token, which may not be due by its own expiry
     * @param known what this node held before
     * @throws GrantException when the grant has no usable token now
     * @throws VaultException.Unreadable when the grant's row cannot be understood
     */
    Held rotate(GrantId id, int generation, boolean refused, Optional<Held> known) {
        Wish wish = new Wish(id, generation, refused, known);
        try {
            if (unstored.has(id)) {
                throw GrantException.TryLater.replaced();
            }
            Optional<Held> hopeless = hopeless(wish);
            if (hopeless.isPresent()) {
                return hopeless.get();
            }
            Optional<String> stopped = breaker.closedTo(() -> provider(wish));
            if (stopped.isPresent()) {
                return stopped(wish, stopped.get());
            }
            Held next = claimed(wish);
            return refused ? next.refusedBefore() : next;
        } catch (VaultException.Unavailable away) {
            return untilThen(wish, clock.instant().plus(BACK_OFF))
                    .orElseThrow(() -> new GrantException.TryLater(away.getMessage(), Optional.empty()));
        } catch (NotNow notNow) {
            if (!notNow.oldTokenMayServe()) {
                throw notNow.forCaller();
            }
            Instant retry = clock.instant().plus(notNow.retryAfter().orElse(BACK_OFF));
            return untilThen(wish, retry).orElseThrow(notNow::forCaller);
        }
    }

    private String provider(Wish wish) {
        return wish.known()
                .map(Held::grant)
                .or(() -> vault.find(wish.id()))
                .map(Grant::provider)
                .orElseThrow(() -> gone(wish.id()));
    }

    /** Nothing may be sent, but another node, with better luck, may have rotated. */
    private Held stopped(Wish wish, String why) {
        Grant now = vault.find(wish.id()).orElseThrow(() -> gone(wish.id()));
        if (now.status().isDead() || now.generation() > wish.generation()) {
            return others(now);
        }
        return untilThen(wish, clock.instant().plus(BACK_OFF)).orElseThrow(() -> new GrantException.Misconfigured(why));
    }

    private Optional<Held> hopeless(Wish wish) {
        Instant now = clock.instant();
        boolean hopeless = wish.known()
                .filter(held -> wish.refused() && (held.unchanged() || held.afterRefusal()))
                .map(Held::grant)
                .filter(grant -> grant.generation() == wish.generation())
                .filter(grant -> !grant.lastRotation().isAfter(now))
                .filter(grant -> grant.lastRotation().plus(SAME_AGAIN).isAfter(now))
                .filter(grant -> grant.tokens().expiresAt().map(now::isBefore).orElse(true))
                .isPresent();
        return hopeless
                ? vault.find(wish.id())
                        .filter(grant -> grant.generation() == wish.generation())
                        .map(same -> wish.known().get())
                : Optional.empty();
    }

    /**
     * Takes the right to rotate, or waits for whoever has it: for the next generation, for a failure, which gives the
     * right back, or for the end of the lease, which only a dead owner lets pass. No token is sent from a row that is older
     * than what this node knows.
     */
    private Held claimed(Wish wish) {
        Patience.Since began = patience.now();
        long look = FIRST_LOOK_MILLIS;
        boolean again = false;
        Held known = wish.known().orElse(null);
        while (true) {
            String owner = UUID.randomUUID().toString();
            Patience.Since since = patience.now();
            Claim claim = vault.claim(wish.id(), wish.generation(), owner, lease);
            if (claim instanceof Claim.Taken taken) {
                if (ForgottenTokens.are(known, taken.grant())) {
                    forgotten.write(known.grant(), taken, owner);
                    continue;
                }
                Optional<Held> sent = request.send(taken, owner, wish.refused(), since, again);
                if (sent.isPresent()) {
                    return sent.get();
                }
                again = true;
                continue;
            }
            Grant now = ((Claim.NotTaken) claim).now().orElseThrow(() -> gone(wish.id()));
            if (now.status().isDead() || now.generation() > wish.generation() || isOfLaterLogin(wish, now)) {
                return others(now);
            }
            if (ForgottenTokens.are(known, now) && forgotten.write(known.grant(), now)) {
                continue;
            }
            giveUpAfter(wish, began);
            pause(look);
            look = Math.min(LONGEST_LOOK_MILLIS, look * 2);
        }
    }

    /** It took the place of an older row, so its generation is below that of what was known. */
    private static boolean isOfLaterLogin(Wish wish, Grant now) {
        return now.generation() < wish.generation()
                && wish.known()
                        .filter(known -> Replacement.isOfLaterLogin(known.grant(), now))
                        .isPresent();
    }

    /** Who has a token that may still do waits a little while, who has none waits as long as an owner may live. */
    private void giveUpAfter(Wish wish, Patience.Since began) {
        boolean living = !wish.refused()
                && wish.known().filter(held -> held.lives(clock.millis())).isPresent();
        if (began.elapsed().compareTo(living ? WITH_A_LIVING_TOKEN : lease.plus(lease)) > 0) {
            throw new NotNow("another node is rotating", Optional.of(Duration.ofSeconds(1)));
        }
    }

    private void pause(long millis) {
        try {
            patience.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotNow("the application is stopping", Optional.empty());
        }
    }

    private Held others(Grant now) {
        if (now.status().isDead()) {
            throw new GrantException.NeedsLogin(now.reason());
        }
        return Held.of(now, settings.earlyRefresh(now.provider()), clock.millis());
    }

    private Optional<Held> untilThen(Wish wish, Instant retry) {
        return wish.known()
                .filter(held -> !wish.refused() && held.grant().generation() == wish.generation())
                .filter(held -> held.lives(clock.millis()))
                .map(held -> held.notBefore(retry));
    }

    private static GrantException gone(GrantId id) {
        return new GrantException.NeedsLogin("grant " + id + " is not in the vault");
    }
}
