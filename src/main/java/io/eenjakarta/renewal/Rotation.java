package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.token.RefreshToken;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.TokenVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One rotation: claim the generation, send the refresh token once, store the next generation before anyone sees it.
 * Blocks for at most the token deadline. The loser of a race never harms the winner: whatever the provider answers, a
 * grant that has moved on in the meantime is left as it is.
 */
@ApplicationScoped
public class Rotation {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final Duration SAME_AGAIN = Duration.ofSeconds(5);

    private final TokenVault vault;
    private final TokenClient tokens;
    private final Revocation revocation;
    private final Clock clock;
    private final Duration early;
    private final Duration lease;

    @Inject
    public Rotation(TokenVault vault, TokenClient tokens, Revocation revocation, Settings settings, @Een Clock clock) {
        this.vault = vault;
        this.tokens = tokens;
        this.revocation = revocation;
        this.clock = clock;
        this.early = settings.earlyRefresh();
        this.lease = settings.http().lease();
    }

    /** For the container's proxy. */
    protected Rotation() {
        this.vault = null;
        this.tokens = null;
        this.revocation = null;
        this.clock = null;
        this.early = null;
        this.lease = null;
    }

    /**
     * Leaves {@code generation}, or finds that somebody has already done so. An API that refuses token after token is
     * not helped by more of them: a generation that was made because of a refusal, or that cannot differ, is not left
     * for another refusal within five seconds.
     *
     * @param refused whether the API refused the token, which may not be due by its own expiry
     * @param known what this node held before
     * @throws GrantException when the grant has no usable token now
     */
    Held rotate(GrantId id, int generation, boolean refused, Optional<Held> known) {
        Grant grant = vault.find(id).orElseThrow(() -> gone(id));
        if (grant.status().isDead()) {
            throw new GrantException.NeedsLogin(grant.reason());
        }
        if (grant.generation() > generation) {
            return Held.of(grant, early);
        }
        Instant now = clock.instant();
        Optional<Held> hopeless = known.filter(held -> refused && (held.constant() || held.afterRefusal()))
                .filter(held -> justRotated(held.grant(), generation, now));
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        String owner = UUID.randomUUID().toString();
        if (!vault.claim(id, generation, owner, now, now.plus(lease))) {
            return afterLoss(id, generation, "another rotation is under way");
        }
        Held next = sendOnce(grant, owner, refused, now);
        return refused ? next.refusedBefore() : next;
    }

    private static boolean justRotated(Grant grant, int generation, Instant now) {
        return grant.generation() == generation
                && grant.lastRotation().plus(SAME_AGAIN).isAfter(now)
                && grant.tokens().expiresAt().map(now::isBefore).orElse(true);
    }

    private Held sendOnce(Grant grant, String owner, boolean refused, Instant now) {
        Optional<RefreshToken> sent = grant.tokens().refreshToken();
        if (sent.isEmpty()) {
            return refused(grant, owner, "the provider gave no refresh token");
        }
        TokenOutcome outcome;
        try {
            outcome = tokens.refresh(sent.get());
        } catch (RuntimeException e) {
            vault.release(grant.id(), grant.generation(), owner, GrantStatus.ACTIVE, "");
            throw e;
        }
        if (outcome instanceof TokenOutcome.Granted granted) {
            return store(grant, owner, granted, sent.get());
        }
        if (outcome instanceof TokenOutcome.Refused dead) {
            return refused(grant, owner, dead.detail());
        }
        vault.release(grant.id(), grant.generation(), owner, GrantStatus.ACTIVE, "");
        if (outcome instanceof TokenOutcome.Unavailable unavailable) {
            Instant retry = now.plus(unavailable.retryAfter().orElse(BACK_OFF));
            return untilThen(grant, refused, retry)
                    .orElseThrow(() -> new GrantException.TryLater(unavailable.detail(), unavailable.retryAfter()));
        }
        String detail = ((TokenOutcome.Misconfigured) outcome).detail();
        return untilThen(grant, refused, now.plus(BACK_OFF))
                .orElseThrow(() -> new GrantException.Misconfigured(detail));
    }

    /** A token that was only due early serves until the next try; one that the API refused does not. */
    private Optional<Held> untilThen(Grant grant, boolean refused, Instant retry) {
        Held old = Held.of(grant, early);
        return !refused && old.lives(clock.millis()) ? Optional.of(old.notBefore(retry)) : Optional.empty();
    }

    private Held store(Grant grant, String owner, TokenOutcome.Granted granted, RefreshToken sent) {
        TokenSet fresh = granted.tokens();
        TokenSet next = fresh.apiBase().isPresent()
                ? fresh
                : grant.tokens().apiBase().map(fresh::at).orElse(fresh);
        Instant now = clock.instant();
        if (!vault.advance(grant.id(), grant.generation(), owner, next, now)) {
            LOG.log(Level.WARNING, LogCode.GRANT_LATE.line("grant " + grant.id()));
            next.refreshToken()
                    .filter(token -> vault.find(grant.id()).isEmpty())
                    .ifPresent(revocation::revoke);
            return afterLoss(grant.id(), grant.generation(), "the grant ended meanwhile");
        }
        Grant stored = vault.find(grant.id()).orElseThrow(() -> gone(grant.id()));
        LOG.log(Level.INFO, LogCode.GRANT_ROTATED.line("grant " + grant.id() + ", generation " + stored.generation()));
        boolean constant = next.refreshToken().filter(sent::equals).isPresent();
        return constant ? Held.constant(stored) : Held.of(stored, early);
    }

    private Held refused(Grant grant, String owner, String why) {
        if (!vault.release(grant.id(), grant.generation(), owner, GrantStatus.NEEDS_LOGIN, why)) {
            return afterLoss(grant.id(), grant.generation(), why);
        }
        LOG.log(Level.INFO, LogCode.GRANT_NEEDS_LOGIN.line("grant " + grant.id() + ": " + why));
        throw new GrantException.NeedsLogin(why);
    }

    private Held afterLoss(GrantId id, int generation, String why) {
        Grant now = vault.find(id).orElseThrow(() -> gone(id));
        if (now.status().isDead()) {
            throw new GrantException.NeedsLogin(now.reason());
        }
        if (now.generation() > generation) {
            return Held.of(now, early);
        }
        throw new GrantException.TryLater(why, Optional.empty());
    }

    private static GrantException gone(GrantId id) {
        return new GrantException.NeedsLogin("grant " + id + " is not in the vault");
    }
}
