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

    /** Begins an attempt: its cookie is in the response, the address to send the browser to is the result. */
    public URI begin(String target, HttpServletRequest request, HttpServletResponse response) {
        Attempt attempt = Attempt.start(
                EagleEyeProvider.NAME, ReturnTarget.checked(target, request.getContextPath()), clock.instant());
        attempts.add(attempt, request, response);
        return AuthorizationRequest.uri(settings.provider(), attempt);
    }
}
