package io.eenjakarta.renewal;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.GrantLinks;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * A new login for a connected grant that stays: whoever refers to it by its id, such as a job, goes on with the new tokens.
 * Thread-safe; may block on the vault's database.
 */
@ApplicationScoped
public class Reconnection {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    private final GrantLinks links;
    private final Renewal renewal;
    private final GrantEvents events;
    private final AuditTrail audit;

    /** What came of it. */
    public enum Outcome {
        /** The grant has the new tokens. */
        RENEWED,
        /** The grant belongs to somebody else at the provider, and is as it was. */
        OTHER_USER,
        /** The grant has ended. */
        GONE
    }

    @Inject
    public Reconnection(GrantLinks links, Renewal renewal, GrantEvents events, AuditTrail audit) {
        this.links = links;
        this.renewal = renewal;
        this.events = events;
        this.audit = audit;
    }

    /** For the container's proxy. */
    protected Reconnection() {
        this(null, null, null, null);
    }

    /**
     * The provider where a caller signs in again for a grant: one that they have connected, or for an administrator any that
     * somebody has. Absent for all others, whether they are there or not.
     *
     * @throws GrantException.TryLater when the vault cannot tell
     */
    public Optional<String> provider(String caller, boolean administrator, GrantId id) {
        try {
            Optional<String> own = links.of(caller).stream()
                    .filter(link -> link.grant().equals(id))
                    .map(GrantLink::provider)
                    .findFirst();
            Optional<Grant> grant = own.isPresent() || administrator ? readable(id) : Optional.empty();
            return own.filter(provider -> grant.isPresent() || isThere(id))
                    .or(() -> grant.filter(known -> known.kind() == GrantKind.OFFLINE)
                            .map(Grant::provider));
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }

    /**
     * Gives a grant the tokens of a login that was made for it. Whatever comes of it, that login has no grant of its own
     * afterwards, and what is not used of its tokens, or of those from before, goes back to the provider.
     *
     * @param login grant of the new login, whose owner is known
     * @throws GrantException when the vault cannot do it now
     */
    public Outcome renew(String caller, GrantId id, GrantId login) {
        try {
            Optional<Grant> renewed = renewal.replace(id, login);
            if (renewed.isEmpty()) {
                renewal.end(login);
                return isThere(id) ? Outcome.OTHER_USER : Outcome.GONE;
            }
            tell(caller, renewed.get());
            return Outcome.RENEWED;
        } catch (RuntimeException perhapsDone) {
            renewal.abandon(login);
            throw perhapsDone;
        }
    }

    private void tell(String caller, Grant grant) {
        LOG.log(Level.INFO, LogCode.LINK_RENEWED.line("caller " + Excerpt.of(caller) + ", grant " + grant.id()));
        grant.owner().ifPresent(owner -> events.fire(new GrantRenewed(grant.id(), owner)));
        audit.record(Occurrence.of(Act.RENEWED, LogCode.LINK_RENEWED).by(caller).to(grant));
    }

    private Optional<Grant> readable(GrantId id) {
        try {
            return renewal.peek(id);
        } catch (GrantException.NeedsLogin | GrantException.Misconfigured unreadable) {
            return Optional.empty();
        }
    }

    /** A row that cannot be read is there, and a new login mends it. */
    private boolean isThere(GrantId id) {
        try {
            return renewal.peek(id).isPresent();
        } catch (GrantException.NeedsLogin | GrantException.Misconfigured unreadable) {
            return true;
        }
    }
}
