package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantLinks;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accounts that callers of a portal with its own login have connected. Inject it into a servlet, a JAX-RS resource or a
 * Faces bean, and act under one of the ids that it lists for the caller at hand, never under an id that a browser sent.
 *
 * <p>A caller may connect any number of users of the provider, each of them once: the newest connection counts, and an
 * older grant of the same user is ended. Links whose grant is no more are cleared away when they are met. Thread-safe; may
 * block on the vault's database.
 */
@ApplicationScoped
public class LinkedGrants {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    private final GrantLinks links;
    private final Renewal renewal;
    private final AuditTrail audit;
    private final Clock clock;
    private final Settings settings;

    @Inject
    public LinkedGrants(GrantLinks links, Renewal renewal, AuditTrail audit, Settings settings, @Een Clock clock) {
        this.links = links;
        this.renewal = renewal;
        this.audit = audit;
        this.clock = clock;
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected LinkedGrants() {
        this(null, null, null, null, null);
    }

    /**
     * The caller's accounts, the one connected first in front, each as of a few seconds ago at most. Grants that ended are
     * not among them, nor are those of accounts that may not come in any more; those that need a new login are.
     *
     * @throws GrantException.TryLater when the vault cannot tell
     */
    public List<LinkedGrant> of(String caller) {
        try {
            return current(caller).stream()
                    .filter(this::mayComeIn)
                    .flatMap(link -> seen(link).stream())
                    .toList();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }

    /**
     * Ends a grant of the caller: here at once, at the provider in the background.
     *
     * @return whether the caller had it; a grant of somebody else is left alone
     * @throws GrantException.TryLater when the vault cannot tell whose it is
     */
    public boolean disconnect(String caller, GrantId id) {
        try {
            Optional<GrantLink> own = links.of(caller).stream()
                    .filter(link -> link.grant().equals(id))
                    .findFirst();
            own.ifPresent(link -> end(link, "disconnected"));
            return own.isPresent();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }

    /**
     * Links a grant that is in the vault to the caller who made it. An older one of the same user ends.
     *
     * @param owner whom the provider knows by the grant
     * @throws GrantException.TryLater when the link could not be kept. Whatever is thrown, the grant has been ended.
     * @throws IllegalArgumentException for a caller whose name cannot be kept
     */
    public void link(String caller, GrantId grant, String provider, Grant.Owner owner) {
        try {
            links.link(new GrantLink(caller, grant, provider, owner, clock.instant()));
        } catch (VaultException failed) {
            renewal.end(grant);
            throw GrantException.of(failed);
        } catch (RuntimeException e) {
            renewal.end(grant);
            throw e;
        }
        LOG.log(
                Level.INFO,
                LogCode.LINK_DONE.line("caller " + Excerpt.of(caller) + ", account " + Excerpt.of(owner.account())
                        + ", grant " + grant));
        audit.record(Occurrence.of(Act.CONNECTED, LogCode.LINK_DONE)
                .by(caller)
                .to(grant, 1)
                .at(provider)
                .of(owner));
        try {
            current(caller);
        } catch (VaultException later) {
            // The older one is ended as soon as somebody looks.
        }
    }

    /** The newest link for each user; of two nodes that link at once, both come to the same one. */
    private List<GrantLink> current(String caller) {
        List<GrantLink> newest = new ArrayList<>();
        List<GrantLink> oldestFirst = links.of(caller);
        for (int i = 0; i < oldestFirst.size(); i++) {
            GrantLink link = oldestFirst.get(i);
            if (oldestFirst.subList(i + 1, oldestFirst.size()).stream().anyMatch(link::isSameUser)) {
                end(link, "connected anew");
            } else {
                newest.add(link);
            }
        }
        return newest;
    }

    /** The setting may have changed since; a provider that is switched off says nothing. */
    private boolean mayComeIn(GrantLink link) {
        return settings.providers()
                .named(link.provider())
                .map(provider -> provider.access().allows(link.owner().account()))
                .orElse(true);
    }

    /** Unreadable ones count as what helps: a new login, or an operator. */
    private Optional<LinkedGrant> seen(GrantLink link) {
        try {
            Optional<Grant> grant = renewal.peek(link.grant());
            if (grant.isEmpty()) {
                unlink(link);
            }
            return grant.map(known -> LinkedGrant.of(link, known.status(), endOf(known)));
        } catch (GrantException.NeedsLogin damaged) {
            return Optional.of(LinkedGrant.of(link, GrantStatus.NEEDS_LOGIN, Optional.empty()));
        } catch (GrantException.Misconfigured keyIsMissing) {
            return Optional.of(LinkedGrant.of(link, GrantStatus.SUSPECT, Optional.empty()));
        }
    }

    private Optional<Instant> endOf(Grant grant) {
        return settings.providers()
                .named(grant.provider())
                .filter(provider -> !grant.permanent() && !grant.status().isDead())
                .flatMap(Provider::grantLife)
                .map(grant.firstLogin()::plus);
    }

    /** The grant first: a link without one is harmless, a grant without one would live on unseen. */
    private void end(GrantLink link, String why) {
        renewal.end(link.grant());
        unlink(link);
        LOG.log(
                Level.INFO,
                LogCode.LINK_ENDED.line(
                        "caller " + Excerpt.of(link.caller()) + ", grant " + link.grant() + ", " + why));
        audit.record(Occurrence.of(Act.DISCONNECTED, LogCode.LINK_ENDED)
                .by(link.caller())
                .to(link.grant())
                .at(link.provider())
                .of(link.owner())
                .because(why));
    }

    private void unlink(GrantLink link) {
        try {
            links.unlink(link.caller(), link.grant());
        } catch (VaultException later) {
            // Whoever meets the link again clears it away.
        }
    }
}
