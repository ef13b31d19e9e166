package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/**
 * The life of an application that signs users in: its start fails with the settings or the vault, or with a redirect URI that would lead
 * browsers elsewhere; and the grant of a login ends with its session, whether the user signed out or the session timed
 * out. {@link LoginActivation} adds it.
 */
public class LoginLifeCycle implements ServletContextListener, HttpSessionListener {

    private static final Logger LOG = System.getLogger("io.eenjakarta.authentication");

    private final Settings settings;
    private final Renewal renewal;
    private final KeepAlive keepAlive;
    private final AuditTrail audit;

    /** With the vault, so that one that nobody can use stops the start. */
    @Inject
    public LoginLifeCycle(Settings settings, Renewal renewal, KeepAlive keepAlive, AuditTrail audit, TokenVault vault) {
        this.settings = settings;
        this.renewal = renewal;
        this.keepAlive = keepAlive;
        this.audit = audit;
        Objects.requireNonNull(vault);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        String root = event.getServletContext().getContextPath() + '/';
        for (Provider provider : settings.providers().active()) {
            String callback = provider.callbackPath();
            if (!callback.startsWith(root)) {
                throw new IllegalStateException(LogCode.START_CONTEXT.line(
                        "path " + callback + ", context root " + root + ". " + LogCode.START_CONTEXT.advice()));
            }
        }
        if (settings.providers().closed()) {
            LOG.log(Level.WARNING, LogCode.START_NOBODY.line(LogCode.START_NOBODY.advice()));
        }
        keepAlive.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        keepAlive.stop();
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Caller.of(event.getSession()).ifPresent(caller -> {
            try {
                ended(caller);
            } catch (RuntimeException | LinkageError going) {
                // Were it thrown, Open Liberty would leave the sessions of an application that stops half open for the
                // next.
                LOG.log(
                        Level.WARNING,
                        LogCode.LOGIN_ENDED.line("caller " + caller.name() + ", with the session, but not its grant"),
                        going);
            }
        });
    }

    private void ended(Caller caller) {
        if (renewal.end(caller.grant())) {
            LOG.log(Level.INFO, LogCode.LOGIN_ENDED.line("caller " + caller.name() + ", with the session"));
            audit.record(Occurrence.of(Act.SESSION_ENDED, LogCode.LOGIN_ENDED)
                    .by(caller.name())
                    .to(caller.grant()));
        }
    }
}
