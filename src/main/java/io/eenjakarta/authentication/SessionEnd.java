package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.renewal.Renewal;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Ends the grant of a login with its session, whether the user signed out or the session timed out. To be mapped as a
 * listener in {@code web.xml}.
 */
public class SessionEnd implements HttpSessionListener {

    private static final Logger LOG = System.getLogger("io.eenjakarta.authentication");

    private final Renewal renewal;

    @Inject
    public SessionEnd(Renewal renewal) {
        this.renewal = renewal;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Caller.of(event.getSession()).ifPresent(caller -> {
            if (renewal.end(caller.grant())) {
                LOG.log(Level.INFO, LogCode.LOGIN_ENDED.line("caller " + caller.name() + ", with the session"));
            }
        });
    }
}
