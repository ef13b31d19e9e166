package io.eenjakarta.callback;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;

/** The way out: begins an attempt and says where the browser must go for it (1). */
@ApplicationScoped
public class SignIn {

    private final Settings settings;
    private final AttemptCookies attempts;
    private final Clock clock;

    @Inject
    public SignIn(Settings settings, AttemptCookies attempts, @Een Clock clock) {
        this.settings = settings;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** For the container's proxy. */
    protected SignIn() {
        this(null, null, null);
    }

    /** Begins a login: its cookie is in the response, the address to send the browser to is the result. */
    public URI begin(String target, HttpServletRequest request, HttpServletResponse response) {
        return begin(attempt(target, request), request, response);
    }

    /** The same to connect an account to a caller whom the portal knows already. */
    URI beginAs(String caller, String target, HttpServletRequest request, HttpServletResponse response) {
        return begin(attempt(target, request).by(caller), request, response);
    }

    private Attempt attempt(String target, HttpServletRequest request) {
        return Attempt.start(
                EagleEyeProvider.NAME, ReturnTarget.checked(target, request.getContextPath()), clock.instant());
    }

    private URI begin(Attempt attempt, HttpServletRequest request, HttpServletResponse response) {
        attempts.add(attempt, request, response);
        return AuthorizationRequest.uri(settings.provider(), attempt);
    }
}
