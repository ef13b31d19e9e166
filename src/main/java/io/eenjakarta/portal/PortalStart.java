package io.eenjakarta.portal;

import io.eenjakarta.provider.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/**
 * Checks the settings before the first request, so that a wrong one stops the start with a list of all faults, and makes
 * the session cookie strict in everything but SameSite: a Strict one is not sent with the redirect that ends a login, and
 * the browser would go round in circles.
 */
@WebListener
public class PortalStart implements ServletContextListener {

    private final Settings settings;
    private final GrantMails mails;

    @Inject
    public PortalStart(Settings settings, GrantMails mails) {
        this.settings = settings;
        this.mails = mails;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        mails.startAt(event.getServletContext().getContextPath());
        SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        // Set here, because WildFly ignores the attribute in web.xml.
        cookie.setAttribute("SameSite", "Lax");
        if (settings.providers().secure()) {
            cookie.setSecure(true);
            cookie.setName("__Host-een");
        }
    }
}
