package io.eenjakarta.callback;

import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.KeepAlive;
import io.eenjakarta.vault.TokenVault;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets the callers of a portal that has its own login connect and disconnect accounts of the provider. Who is connected,
 * and under which grant, tells {@link io.eenjakarta.renewal.LinkedGrants}.
 *
 * <p>A plain class on purpose: it does nothing until an application maps it in {@code web.xml}, once, at the path of
 * the redirect URI within the application, with {@code load-on-startup}, and puts that path behind a security
 * constraint that names no HTTP method. With the redirect URI
 * {@code https://host/portal/eagle-eye} and the context root {@code /portal}:
 *
 * <pre>{@code
 * <servlet>
 *   <servlet-name>eagle-eye</servlet-name>
 *   <servlet-class>io.eenjakarta.callback.ConnectServlet</servlet-class>
 *   <load-on-startup>1</load-on-startup>
 * </servlet>
 * <servlet-mapping>
 *   <servlet-name>eagle-eye</servlet-name>
 *   <url-pattern>/eagle-eye</url-pattern>
 * </servlet-mapping>
 * }</pre>
 *
 * <p>At this one address
 *
 * <ul>
 *   <li>a POST from a page of the portal begins to connect an account, at the provider that the field {@value #PROVIDER} names;
 *   <li>a POST with the field {@value #DISCONNECT}, the id of one of the caller's own grants, ends that grant;
 *   <li>a GET or POST with the parameter {@value #RENEW}, the id of such a grant, leads to the provider and gives the grant new tokens
 *       when its user comes back: a link for mails and pages, since jobs go on under the same id. A user in the role
 *       {@code eagle-eye-admin} may follow it for any grant. Somebody else who signs in there changes nothing;
 *   <li>any other GET is the provider's answer.
 * </ul>
 *
 * <p>A POST may name in the field {@value #TARGET} where the browser goes at last, as a path of the application with its
 * context root in front; anything else leads home. A POST that begins is answered with a small
 * page that goes on to the provider by itself, so a portal's {@code form-action 'self'} is no hindrance.
 *
 * <p>In a portal whose login is {@code EagleEyeAuthenticationMechanism}, so that its callers connect further accounts, it is
 * mapped to any other address: the login takes the answers and hands over those that are meant for it.
 */
public class ConnectServlet extends HttpServlet {

    /** Field that names where to go at last. */
    public static final String TARGET = "target";

    /** Field that names the provider, {@code een} or {@code cameramanager}; without it, the one that stands first. */
    public static final String PROVIDER = "provider";

    /** Field that names the grant to end. */
    public static final String DISCONNECT = "disconnect";

    /** Parameter that names a grant for which its user signs in again; the grant stays. */
    public static final String RENEW = "renew";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger("io.eenjakarta.callback");

    private final transient Settings settings;
    private final transient AccountLinking linking;
    private final transient KeepAlive keepAlive;
    /** What is wrong with its place; set once, before the first request. */
    private transient Optional<String> fault = Optional.empty();

    /** With the vault, so that one that nobody can use stops the start. */
    @Inject
    public ConnectServlet(Settings settings, AccountLinking linking, KeepAlive keepAlive, TokenVault vault) {
        this.settings = settings;
        this.linking = linking;
        this.keepAlive = keepAlive;
        Objects.requireNonNull(vault);
    }

    /** Serves nothing but a page that says so when a redirect URI leads elsewhere. */
    @Override
    public void init() {
        fault = ConnectMapping.fault(getServletContext(), settings.providers());
        fault.ifPresent(line -> LOG.log(Level.ERROR, line));
        if (settings.providers().closed()) {
            LOG.log(Level.WARNING, LogCode.START_NOBODY.line(LogCode.START_NOBODY.advice()));
        }
        keepAlive.start();
    }

    @Override
    public void destroy() {
        keepAlive.stop();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (fault.isPresent()) {
            linking.misplaced(fault.get(), request, response);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean answer = AnswerCheck.isAnswer(request.getQueryString());
        String grant = answer ? null : request.getParameter(RENEW);
        if (grant == null) {
            linking.receive(request, response);
        } else {
            linking.follow(grant, request.getParameter(TARGET), request, response);
        }
    }

    /** Never an answer: a code is taken once, by the browser that shows what came of it. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Allow", "GET, POST");
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String disconnect = request.getParameter(DISCONNECT);
        String renew = request.getParameter(RENEW);
        String target = request.getParameter(TARGET);
        if (disconnect != null) {
            linking.disconnect(disconnect, target, request, response);
        } else if (renew != null) {
            linking.renew(renew, target, request, response);
        } else {
            linking.start(request.getParameter(PROVIDER), target, request, response);
        }
    }
}
