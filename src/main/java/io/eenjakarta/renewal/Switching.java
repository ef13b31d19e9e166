package io.eenjakarta.renewal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.token.SwitchOutcome;
import io.eenjakarta.token.TokenClient;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLine;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import io.eenjakarta.vault.VaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Grants of accounts below a caller's own, as a reseller has them. Such a grant ends with its parent, the grant of the login
 * that asked for it. Thread-safe.
 */
@ApplicationScoped
public class Switching {

    private static final Logger LOG = System.getLogger("io.eenjakarta.renewal");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final TokenVault vault;
    private final TokenClients clients;
    private final Renewal renewal;
    private final AuditTrail audit;
    private final Settings settings;
    private final Clock clock;

    @Inject
    public Switching(
            TokenVault vault,
            TokenClients clients,
            Renewal renewal,
            AuditTrail audit,
            Settings settings,
            @Een Clock clock) {
        this.vault = vault;
        this.clients = clients;
        this.renewal = renewal;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Switching() {
        this(null, null, null, null, null, null);
    }

    /**
     * A grant of an account below the parent's: the one that this login has of it, or a new one. When there are more than
     * {@code een.switching.accounts-per-login}, the one opened first ends. Blocks for the vault, and on the provider for at
     * most two token deadlines and the renewal of the parent.
     *
     * @param parent the grant of the login
     * @param account id of the account to switch to
     * @param who the caller, for the audit trail
     * @throws SwitchRefusedException when the provider does not let the parent into that account, or names an API address
     *     that no token may go to
     * @throws GrantException when the parent has ended, or when there is no answer now
     */
    public GrantId open(GrantId parent, String account, String who) {
        Grant login = renewal.current(parent);
        if (login.kind() == GrantKind.SWITCHED || !ACCOUNT.matcher(account).matches()) {
            throw new SwitchRefusedException("nobody can switch to that account from here");
        }
        List<GrantLine> open = asked(() -> vault.switchedFrom(parent));
        GrantId switched = open.stream()
                .filter(line -> line.owner()
                        .filter(owner -> owner.account().equals(account))
                        .isPresent())
                .map(GrantLine::id)
                .filter(this::isUsable)
                .findFirst()
                .orElseGet(() -> opened(login, account, open));
        audit.record(Occurrence.of(Act.SWITCHED, LogCode.SWITCH_DONE)
                .to(login)
                .by(who)
                .because("to account " + account));
        LOG.log(Level.INFO, LogCode.SWITCH_DONE.line("grant " + switched + " of " + parent));
        return switched;
    }

    /**
     * Ends a switched grant; nothing happens when it has ended before, or when it is no switched one. Never fails.
     *
     * @param who the caller, for the audit trail
     */
    public void close(GrantId switched, String who) {
        Optional<Grant> known;
        try {
            known = renewal.peek(switched);
        } catch (GrantException cannotTell) {
            // Whatever it is, its session has let it go; it ends with its parent.
            return;
        }
        known.filter(grant -> grant.kind() == GrantKind.SWITCHED).ifPresent(grant -> {
            renewal.end(switched);
            audit.record(Occurrence.of(Act.SWITCHED_BACK, LogCode.SWITCH_ENDED)
                    .to(grant)
                    .by(who)
                    .because("from account "
                            + grant.owner().map(Grant.Owner::account).orElse("")));
            LOG.log(Level.INFO, LogCode.SWITCH_ENDED.line("grant " + switched));
        });
    }

    /**
     * The parent of a switched grant; absent for other grants, and when it has ended.
     *
     * @throws GrantException when the vault cannot tell
     */
    public Optional<GrantId> parentOf(GrantId switched) {
        return renewal.peek(switched)
                .filter(grant -> !grant.status().isDead())
                .flatMap(Grant::parent)
                .filter(parent -> renewal.status(parent)
                        .filter(status -> !status.isDead())
                        .isPresent());
    }

    private boolean isUsable(GrantId switched) {
        try {
            renewal.current(switched);
            return true;
        } catch (GrantException.NeedsLogin dead) {
            renewal.end(switched);
            return false;
        }
    }

    private GrantId opened(Grant login, String account, List<GrantLine> before) {
        if (login.owner().isEmpty()) {
            throw new GrantException.TryLater("whose login it is, is not known yet", Optional.empty());
        }
        TokenClient client = clients.of(login.provider())
                .orElseThrow(() -> new GrantException.Misconfigured("its provider is switched off"));
        SwitchOutcome outcome = client.switched(login.tokens().accessToken(), account);
        Grant with = login;
        if (outcome instanceof SwitchOutcome.BearerRefused) {
            with = renewal.renewed(login.id(), login.generation());
            outcome = client.switched(with.tokens().accessToken(), account);
        }
        SwitchOutcome.Granted granted = granted(outcome);
        renewal.accepted(with);
        Grant switched = Grant.switched(with, account, granted.tokens(), clock.instant());
        renewal.open(switched);
        stayOnlyWithParent(switched);
        before.stream()
                .limit(Math.max(0, before.size() + 1 - settings.switching().accountsPerLogin()))
                .forEach(line -> renewal.end(line.id()));
        return switched.id();
    }

    private static SwitchOutcome.Granted granted(SwitchOutcome outcome) {
        if (outcome instanceof SwitchOutcome.Granted granted) {
            granted.baseFault().ifPresent(fault -> {
                LOG.log(Level.WARNING, LogCode.SWITCH_REFUSED.line(fault));
                throw new SwitchRefusedException(fault);
            });
            return granted;
        }
        if (outcome instanceof SwitchOutcome.Refused refused) {
            throw new SwitchRefusedException(refused.detail());
        }
        if (outcome instanceof SwitchOutcome.Misconfigured misconfigured) {
            throw new GrantException.Misconfigured(misconfigured.detail());
        }
        if (outcome instanceof SwitchOutcome.Unavailable away) {
            throw new GrantException.TryLater(away.detail(), away.retryAfter());
        }
        throw new GrantException.TryLater(((SwitchOutcome.BearerRefused) outcome).detail(), Optional.empty());
    }

    /** A login that ended meanwhile has not seen this one; from here on, its end does. */
    private void stayOnlyWithParent(Grant switched) {
        GrantId parent = switched.parent().orElseThrow();
        boolean lives;
        try {
            lives = asked(() -> vault.find(parent))
                    .filter(login -> !login.status().isDead())
                    .isPresent();
        } catch (GrantException cannotTell) {
            renewal.end(switched.id());
            throw cannotTell;
        }
        if (!lives) {
            renewal.end(switched.id());
            throw new GrantException.NeedsLogin("grant " + parent + " ended meanwhile");
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException failed) {
            throw GrantException.of(failed);
        }
    }
}
