package io.eenjakarta.authentication;

import io.eenjakarta.callback.Page;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.callback.ReturnTarget;
import io.eenjakarta.callback.Sent;
import io.eenjakarta.callback.SignIn;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What an anonymous request to something protected gets (1), by what its sender can make use of: a way to the provider
 * for a person, a 401 with the login's address for a script. Whatever is written is sent off at once, since the servers
 * rewrite an answer that is left uncommitted.
 */
@ApplicationScoped
public class Challenge {

    private final SignIn signIn;
    private final Bounces bounces;
    private final KeptForm forms;
    private final PublicAddress address;
    private final String loginAddress;

    @Inject
    public Challenge(Settings settings, SignIn signIn, Bounces bounces, KeptForm forms, PublicAddress address) {
        this.signIn = signIn;
        this.bounces = bounces;
        this.forms = forms;
        this.address = address;
        this.loginAddress = settings.provider().callbackPath() + '?' + LoginFlow.LOGIN_QUERY;
    }

    /** For the container's proxy. */
    protected Challenge() {
        this.signIn = null;
        this.bounces = null;
        this.forms = null;
        this.address = null;
        this.loginAddress = null;
    }

    /** Writes the answer for this request. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (kind(request)) {
            case NAVIGATION -> navigate(target(request), request, response);
            case FORM -> forms.keep(request, response, loginAddress);
            case OTHER_SUBMIT -> forms.decline(response, loginAddress);
            case FACES -> faces(request, response);
            case BACKGROUND -> background(response);
        }
    }

    /** Begins a sign-in at the login address itself: for a person only, and home afterwards. */
    void start(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (kind(request) == RequestKind.NAVIGATION) {
            navigate(ReturnTarget.home(request.getContextPath()), request, response);
        } else {
            background(response);
        }
    }

    /** Sends a person to the provider, to come back to {@code target}. */
    private void navigate(String target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (address.isOtherNameOfThisMachine(request.getServerName())) {
            String same = LoginFlow.LOGIN_QUERY.equals(request.getQueryString()) ? loginAddress : target;
            response.sendRedirect(address.of(same));
            return;
        }
        if (bounces.tooMany(request)) {
            new Refusal(
                            LogCode.LOGIN_LOOP,
                            429,
                            "",
                            "The sign-in does not hold",
                            "You were signed in more than once within a minute and yet you are not. Most often this"
                                    + " browser does not keep this site's cookies. Allow them, wait a minute, and try again.")
                    .page(new Page.Link("Sign in again", address.of(loginAddress), false), address.home(request))
                    .send(response);
            return;
        }
        PageHeaders.personal(response);
        response.sendRedirect(signIn.begin(target, request, response).toString());
    }

    private void faces(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageHeaders.personal(response);
        response.setContentType("text/xml");
        String page = address.of(target(request)).replace("&", "&amp;").replace("\"", "&quot;");
        Sent.all(
                response,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect url=\"" + page
                        + "\"/></partial-response>");
    }

    private void background(HttpServletResponse response) throws IOException {
        PageHeaders.personal(response);
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        PageHeaders.loginRequired(response);
        response.setContentType("application/json");
        Sent.all(
                response,
                Json.createObjectBuilder()
                        .add("error", "login_required")
                        .add("login", loginAddress)
                        .build()
                        .toString());
    }

    private RequestKind kind(HttpServletRequest request) {
        return RequestKind.of(request.getMethod(), request::getHeader, address.origin());
    }

    private static String target(HttpServletRequest request) {
        return ReturnTarget.of(request.getRequestURI(), request.getQueryString(), request.getContextPath());
    }
}
