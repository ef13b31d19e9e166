package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.Renewal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Signs a caller out: ends the grant, gives its tokens back to the provider, invalidates the session. */
@ApplicationScoped
public class Logout {

    private static final Logger LOG = System.getLogger("io.eenjakarta.authentication");

    private final Renewal renewal;
    private final Bounces bounces;

    @Inject
    public Logout(Renewal renewal, Bounces bounces) {
        this.renewal = renewal;
        this.bounces = bounces;
    }

    /** For the container's proxy. */
    protected Logout() {
        this(null, null);
    }

    /** Signs the request's caller out. Never fails because the provider does: its answer is not waited for. */
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        leave(request, response);
        Caller.endSession(request);
    }

    /** The same, but leaves the session itself to others. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        Caller.of(request).ifPresent(caller -> {
            Caller.leave(request);
            renewal.end(caller.grant());
            LOG.log(Level.INFO, LogCode.LOGIN_ENDED.line("caller " + caller.name()));
        });
        bounces.clear(response);
    }
}
