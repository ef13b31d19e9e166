package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.LoginCompletion;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vms.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a known user in (7): asks the identity stores, ours and those of the portal, for the caller's name and groups, and
 * puts the caller into the session under a new session id.
 */
@ApplicationScoped
public class Entrance {

    private static final Logger LOG = System.getLogger("io.eenjakarta.authentication");

    private final IdentityStoreHandler stores;
    private final Renewal renewal;
    private final Bounces bounces;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    public Entrance(IdentityStoreHandler stores, Renewal renewal, Bounces bounces, AuditTrail audit, @Een Clock clock) {
        this.stores = stores;
        this.renewal = renewal;
        this.bounces = bounces;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected Entrance() {
        this(null, null, null, null, null);
    }

    /**
     * Lets the user in.
     *
     * @return empty when the caller is in; else why not, and the grant has been ended
     */
    Optional<Refusal> admit(LoginCompletion.Arrived arrived, HttpServletRequest request, HttpServletResponse response) {
        try {
            return judged(arrived, request, response);
        } catch (RuntimeException e) {
            renewal.end(arrived.grant());
            throw e;
        }
    }

    private Optional<Refusal> judged(
            LoginCompletion.Arrived arrived, HttpServletRequest request, HttpServletResponse response) {
        CredentialValidationResult result = stores.validate(new EagleEyeCredential(arrived.provider(), arrived.user()));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            renewal.end(arrived.grant());
            return Optional.of(new Refusal(
                    LogCode.LOGIN_STORE_REFUSED,
                    403,
                    "identity stores say " + result.getStatus(),
                    "This portal does not know you",
                    "You signed in, but this portal does not let you in. Please ask the people" + " who run it."));
        }
        Caller caller = new Caller(
                arrived.grant(),
                result.getCallerPrincipal().getName(),
                shownName(arrived.user()),
                Set.copyOf(result.getCallerGroups()),
                clock.instant());
        // Another tab may have come in while this one was waiting for the provider.
        Caller.of(request).ifPresent(before -> renewal.end(before.grant()));
        caller.enter(request);
        bounces.count(request, response);
        LOG.log(Level.INFO, LogCode.LOGIN_DONE.line("caller " + caller.name() + ", grant " + caller.grant()));
        audit.record(Occurrence.of(Act.LOGIN, LogCode.LOGIN_DONE)
                .by(caller.name())
                .to(caller.grant(), 1)
                .at(arrived.provider())
                .of(new Grant.Owner(arrived.user().accountId(), arrived.user().id())));
        return Optional.empty();
    }

    private static String shownName(User user) {
        String name = Stream.of(user.firstName(), user.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? user.id() : name;
    }
}
