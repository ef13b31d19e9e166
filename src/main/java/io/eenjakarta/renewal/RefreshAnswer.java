package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.token.TokenSet;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The provider's last word on a refresh token, written into the vault before anyone acts on it. */
@ApplicationScoped
public class RefreshAnswer {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    private final TokenVault vault;
    private final UnstoredTokens unstored;
    private final Revocation revocation;
    private final GrantEvents events;
    private final AuditTrail audit;
    private final Clock clock;
    private final Settings settings;
    private final SwitchedGrants switched;

    @Inject
    public RefreshAnswer(
            TokenVault vault,
            UnstoredTokens unstored,
            Revocation revocation,
            GrantEvents events,
            AuditTrail audit,
            Settings settings,
            @Een Clock clock) {
        this.vault = vault;
        this.unstored = unstored;
        this.revocation = revocation;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
        this.switched = new SwitchedGrants(vault, revocation, events, audit);
    }

    /** For the container's proxy. */
    protected RefreshAnswer() {
        this.vault = null;
        this.unstored = null;
        this.revocation = null;
        this.events = null;
        this.audit = null;
        this.clock = null;
        this.settings = null;
        this.switched = null;
    }

    /**
     * Stores the next generation.
     *
     * @throws NotNow when it could not be stored yet; it is kept and written again
     */
    Held store(Grant grant, String owner, TokenOutcome.Granted granted) {
        TokenSet fresh = granted.tokens();
        TokenSet next = fresh.apiBase().isPresent()
                ? fresh
                : grant.tokens().apiBase().map(fresh::at).orElse(fresh);
        boolean stored;
        try {
            stored = vault.advance(grant.id(), grant.generation(), owner, next);
        } catch (RuntimeException | Error notYet) {
            // Whatever it is, memory that is full included: this is the only copy.
            unstored.keep(grant, owner, next);
            throw NotNow.replaced();
        }
        if (!stored) {
            return late(grant, owner, next);
        }
        Instant now = clock.instant();
        Grant rotated = grant.rotated(next, now);
        LOG.log(Level.INFO, LogCode.GRANT_ROTATED.line("grant " + grant.id() + ", generation " + rotated.generation()));
        events.fire(new GrantRotated(grant.id(), rotated.generation()));
        audit.record(Occurrence.of(Act.ROTATED, LogCode.GRANT_ROTATED).to(rotated));
        Held held = held(rotated, now.toEpochMilli()).gotByUs();
        boolean unchanged = next.accessToken().equals(grant.tokens().accessToken());
        return rotated.permanent() && unchanged ? held.sameAgain() : held;
    }

    /**
     * Writes down that the grant needs a login.
     *
     * @return what somebody else stored meanwhile
     * @throws GrantException.NeedsLogin otherwise
     */
    Held dead(Grant grant, String owner, String why) {
        boolean mine = vault.release(grant.id(), grant.generation(), owner, GrantStatus.NEEDS_LOGIN, false, why);
        if (!mine) {
            return afterLoss(grant, why);
        }
        LOG.log(Level.INFO, LogCode.GRANT_NEEDS_LOGIN.line("grant " + grant.id() + ": " + why));
        events.fire(new GrantNeedsLogin(grant.id(), grant.owner(), why));
        audit.record(Occurrence.of(Act.NEEDS_LOGIN, LogCode.GRANT_NEEDS_LOGIN)
                .to(grant)
                .because(why));
        endSwitched(grant);
        throw new GrantException.NeedsLogin(why);
    }

    private void endSwitched(Grant dead) {
        try {
            switched.endWith(dead.id());
        } catch (VaultException away) {
            LOG.log(Level.WARNING, LogCode.VAULT_UNAVAILABLE.line("grants switched from " + dead.id() + " stay there"));
        }
    }

    /** The lease was over before the answer was there: somebody else may be at it, or be done. */
    private Held late(Grant grant, String owner, TokenSet next) {
        LOG.log(Level.WARNING, LogCode.GRANT_LATE.line("grant " + grant.id()));
        Optional<Grant> now;
        try {
            now = vault.find(grant.id());
        } catch (RuntimeException | Error notYet) {
            unstored.keep(grant, owner, next);
            throw NotNow.replaced();
        }
        if (now.isEmpty() || Replacement.outdates(grant, next, now.get())) {
            revocation.revoke(grant.rotated(next, clock.instant()));
        } else if (now.get().generation() == grant.generation()) {
            unstored.keep(grant, owner, next);
            throw NotNow.replaced();
        }
        return afterLoss(grant, "the grant ended meanwhile");
    }

    private Held afterLoss(Grant grant, String why) {
        Grant now = vault.find(grant.id())
                .orElseThrow(() -> new GrantException.NeedsLogin("grant " + grant.id() + " is not in the vault"));
        if (now.status().isDead()) {
            throw new GrantException.NeedsLogin(now.reason());
        }
        if (now.generation() > grant.generation()) {
            return held(now, clock.millis());
        }
        throw new NotNow(why, Optional.empty());
    }

    private Held held(Grant grant, long readMillis) {
        return Held.of(grant, settings.earlyRefresh(grant.provider()), readMillis);
    }
}
