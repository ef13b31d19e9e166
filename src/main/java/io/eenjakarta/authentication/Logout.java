package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Occurrence;
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
    private final AuditTrail audit;

    @Inject
    public Logout(Renewal renewal, Bounces bounces, AuditTrail audit) {
        this.renewal = renewal;
        this.bounces = bounces;
        this.audit = audit;
    }

    /** For the container's proxy. */
    protected Logout() {
        this(null, null, null);
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
            audit.record(Occurrence.of(Act.LOGOUT, LogCode.LOGIN_ENDED)
                    .by(caller.name())
                    .to(caller.grant()));
        });
        bounces.clear(response);
    }
}
