package io.eenjakarta.benchmark.page.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Set;

/**
 * The least that a login mechanism can be: tells the container what the session says. What a page behind it costs, no login
 * by way of Jakarta Security gets below.
 */
@ApplicationScoped
public class NotifyingMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(EnterServlet.NAME) instanceof String name) {
            return context.notifyContainerAboutLogin(name, groups(session));
        }
        return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
    }

    @SuppressWarnings("unchecked")
    private static Set<String> groups(HttpSession session) {
        return (Set<String>) session.getAttribute(EnterServlet.GROUPS);
    }
}
