package io.eenjakarta.renewal;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.token.Probe;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.GrantList;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.Reencryption;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** The acts of {@link GrantAdministration} that end nothing. */
@ApplicationScoped
public class GrantActs {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");

    private final Renewal renewal;
    private final GrantList grants;
    private final TokenClients clients;
    private final Breaker breaker;
    private final Reencryption reencryption;
    private final AuditTrail audit;

    @Inject
    public GrantActs(
            Renewal renewal,
            GrantList grants,
            TokenClients clients,
            Breaker breaker,
            Reencryption reencryption,
            AuditTrail audit) {
        this.renewal = renewal;
        this.grants = grants;
        this.clients = clients;
        this.breaker = breaker;
        this.reencryption = reencryption;
        this.audit = audit;
    }

    /** For the container's proxy. */
    protected GrantActs() {
        this(null, null, null, null, null, null);
    }

    RefreshOutcome refresh(String who, GrantId id) {
        Optional<GrantLine> known = found(id);
        RefreshOutcome outcome = refreshed(id);
        String result = outcome.word() + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason());
        Occurrence done = Occurrence.of(Act.ADMIN_REFRESHED, LogCode.ADMIN_REFRESHED)
                .by(who)
                .to(id)
                .because(result);
        tell(LogCode.ADMIN_REFRESHED, who, "grant " + Excerpt.of(id.value()) + ", " + result);
        audit.record(known.map(line -> of(done, line)).orElse(done));
        return outcome;
    }

    private RefreshOutcome refreshed(GrantId id) {
        try {
            return new RefreshOutcome.Refreshed(renewal.refreshed(id).generation());
        } catch (GrantException.NeedsLogin dead) {
            return new RefreshOutcome.NeedsLogin(dead.getMessage());
        } catch (GrantException.Misconfigured wrong) {
            return new RefreshOutcome.Misconfigured(wrong.getMessage());
        } catch (GrantException.TryLater later) {
            return new RefreshOutcome.TryLater(later.getMessage(), later.retryAfter());
        }
    }

    Optional<Probe> check(String who, String provider) {
        Optional<Probe> answer = clients.of(provider).map(client -> client.probe());
        answer.ifPresent(probe -> {
            if (probe == Probe.CLIENT_ACCEPTED) {
                breaker.accepted(provider);
            }
            tell(LogCode.ADMIN_CHECKED, who, provider + ", " + probe);
            audit.record(Occurrence.of(Act.ADMIN_CHECKED, LogCode.ADMIN_CHECKED)
                    .by(who)
                    .at(provider)
                    .because(probe.name()));
        });
        return answer;
    }

    boolean reencrypt(String who) {
        boolean begun = reencryption.start();
        if (begun) {
            tell(LogCode.ADMIN_RESEALED, who, "");
            audit.record(
                    Occurrence.of(Act.ADMIN_RESEALED, LogCode.ADMIN_RESEALED).by(who));
        }
        return begun;
    }

    void downloaded(String who, String what) {
        tell(LogCode.ADMIN_DOWNLOADED, who, what);
        audit.record(Occurrence.of(Act.ADMIN_DOWNLOADED, LogCode.ADMIN_DOWNLOADED)
                .by(who)
                .because(what));
    }

    private Optional<GrantLine> found(GrantId id) {
        try {
            return grants.find(id);
        } catch (VaultException away) {
            throw GrantException.of(away);
        }
    }

    /** With whose it is. */
    static Occurrence of(Occurrence done, GrantLine line) {
        Occurrence to = done.to(line.id(), line.generation()).at(line.provider());
        return line.owner().map(to::of).orElse(to);
    }

    static void tell(LogCode code, String who, String detail) {
        LOG.log(Level.INFO, code.line("by " + Excerpt.of(who) + (detail.isEmpty() ? "" : ", " + detail)));
    }
}
