package io.eenjakarta.callback;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;

/** The way out: begins an attempt and says where the browser must go for it (1). */
@ApplicationScoped
public class SignIn {

    private final AttemptCookies attempts;
    private final Clock clock;

    @Inject
    public SignIn(AttemptCookies attempts, @Een Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected SignIn() {
        this(null, null);
    }

    /** Begins a login: its cookie is in the response, the address to send the browser to is the result. */
    public URI begin(Provider provider, String target, HttpServletRequest request, HttpServletResponse response) {
        return begin(provider, attempt(provider, target, request), request, response);
    }

    /** The same to connect an account to a caller whom the portal knows already. */
    URI beginAs(
            String caller, Provider provider, String target, HttpServletRequest request, HttpServletResponse response) {
        return begin(provider, attempt(provider, target, request).by(caller), request, response);
    }

    /** The same for a grant of theirs that stays and gets the new tokens. */
    URI renewAs(
            String caller,
            GrantId grant,
            Provider provider,
            String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        Attempt attempt = attempt(provider, target, request).by(caller).renewing(grant);
        return begin(provider, attempt, request, response);
    }

    private Attempt attempt(Provider provider, String target, HttpServletRequest request) {
        return Attempt.start(provider.name(), ReturnTarget.checked(target, request.getContextPath()), clock.instant());
    }

    private URI begin(Provider provider, Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        attempts.add(attempt, request, response);
        return AuthorizationRequest.uri(provider, attempt);
    }
}
