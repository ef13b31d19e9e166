package io.eenjakarta.callback;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.telemetry.Running;
import io.eenjakarta.telemetry.Tag;
import io.eenjakarta.telemetry.Telemetry;
import io.eenjakarta.telemetry.Work;
import io.eenjakarta.token.TokenClients;
import io.eenjakarta.token.TokenOutcome;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vms.ApiBaseLookup;
import io.eenjakarta.vms.CallerLookup;
import io.eenjakarta.vms.User;
import io.eenjakarta.vms.VmsException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * From a code to a known user: exchange it (3), store the grant (4), ask whose it is (5). The tokens are in the vault
 * before anything else is asked of them; a login that ends on a page gives them back to the provider. Blocks for a few
 * requests to the provider, each within its own time limit.
 */
@ApplicationScoped
public class LoginCompletion {

    private final Settings settings;
    private final TokenClients clients;
    private final Renewal renewal;
    private final ApiBaseLookup bases;
    private final CallerLookup callers;
    private final Clock clock;
    private final Telemetry telemetry;

    /** How it ended. */
    public sealed interface Outcome {}

    /**
     * A user whose account may come in. The grant is in the vault; whoever does not let the user in must end it.
     *
     * @param provider that knows the user
     * @param grant of this login
     * @param user as the provider describes them
     * @param target where the browser wanted to go
     */
    public record Arrived(String provider, GrantId grant, User user, String target) implements Outcome {}

    /**
     * Nobody came in, and no token is left.
     *
     * @param refusal why
     */
    public record Stopped(Refusal refusal) implements Outcome {}

    @Inject
    public LoginCompletion(
            Settings settings,
            TokenClients clients,
            Renewal renewal,
            ApiBaseLookup bases,
            CallerLookup callers,
            @Een Clock clock,
            Telemetry telemetry) {
        this.settings = settings;
        this.clients = clients;
        this.renewal = renewal;
        this.bases = bases;
        this.callers = callers;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    /** For the container's proxy. */
    protected LoginCompletion() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Exchanges the code of a good answer and finds out who came.
     *
     * @param kind of the grant that is stored
     */
    public Outcome complete(AnswerCheck.Good answer, GrantKind kind) {
        try (Running callback = telemetry.begin(
                Work.LOGIN_CALLBACK, Tag.provider(answer.attempt().provider()))) {
            Outcome outcome = completed(answer, kind);
            if (outcome instanceof Stopped stopped) {
                callback.tag(Tag.code(stopped.refusal().code().code())).failed("refused");
            } else {
                callback.succeeded("success");
            }
            return outcome;
        }
    }

    private Outcome completed(AnswerCheck.Good answer, GrantKind kind) {
        Attempt attempt = answer.attempt();
        Provider provider = settings.providers().named(attempt.provider()).orElseThrow();
        Refusals refusals = Refusals.at(provider);
        TokenOutcome outcome = clients.of(provider.name()).orElseThrow().exchange(answer.code(), attempt.verifier());
        if (outcome instanceof TokenOutcome.Granted granted) {
            return stored(granted, attempt, provider, kind);
        }
        if (outcome instanceof TokenOutcome.Refused refused) {
            return new Stopped(refusals.codeRefused(refused.detail()));
        }
        if (outcome instanceof TokenOutcome.Misconfigured misconfigured) {
            return new Stopped(refusals.misconfigured(misconfigured.detail()));
        }
        if (outcome instanceof TokenOutcome.Undecided undecided) {
            return new Stopped(refusals.unavailable(undecided.detail()));
        }
        return new Stopped(refusals.unavailable(((TokenOutcome.Unavailable) outcome).detail()));
    }

    private Outcome stored(TokenOutcome.Granted granted, Attempt attempt, Provider provider, GrantKind kind) {
        Instant now = clock.instant();
        Grant grant = new Grant(
                GrantId.random(),
                kind,
                provider.name(),
                Optional.empty(),
                1,
                GrantStatus.ACTIVE,
                "",
                granted.tokens(),
                now,
                now);
        try {
            renewal.open(grant);
        } catch (GrantException notStored) {
            return new Stopped(Refusals.notStored(notStored.getMessage()));
        }
        Outcome outcome;
        try {
            outcome = known(grant, granted, attempt, provider);
        } catch (VmsException | GrantException e) {
            outcome = new Stopped(Refusals.at(provider).unknownUser(e.getMessage()));
        } catch (RuntimeException e) {
            renewal.end(grant.id());
            throw e;
        }
        if (outcome instanceof Stopped) {
            renewal.end(grant.id());
        }
        return outcome;
    }

    private Outcome known(Grant grant, TokenOutcome.Granted granted, Attempt attempt, Provider provider) {
        if (granted.baseFault().isPresent()) {
            return new Stopped(Refusals.baseRefused(granted.baseFault().get()));
        }
        if (granted.tokens().apiBase().isEmpty()) {
            ApiBaseLookup.Answer base = bases.baseFor(provider, granted.tokens().accessToken());
            if (base instanceof ApiBaseLookup.OffTheList off) {
                return new Stopped(Refusals.baseRefused(off.detail()));
            }
            if (base instanceof ApiBaseLookup.NotTold notTold) {
                return new Stopped(Refusals.at(provider).unknownUser(notTold.detail()));
            }
            renewal.place(grant.id(), ((ApiBaseLookup.Found) base).base());
        }
        User user = callers.who(grant.id());
        renewal.identify(grant.id(), new Grant.Owner(user.accountId(), user.id()));
        if (!provider.access().allows(user.accountId())) {
            return new Stopped(
                    Refusals.at(provider).accountNotAllowed(user.accountId(), provider.name() + ".allowed-accounts"));
        }
        return new Arrived(provider.name(), grant.id(), user, attempt.target());
    }
}
