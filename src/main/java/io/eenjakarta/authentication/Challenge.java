package io.eenjakarta.authentication;

import io.eenjakarta.callback.LoginStarts;
import io.eenjakarta.callback.Page;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.callback.ReturnTarget;
import io.eenjakarta.callback.Sent;
import io.eenjakarta.callback.SignIn;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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
    private final LoginStarts starts;
    private final AuditTrail audit;
    private final Providers providers;
    private final String loginAddress;

    @Inject
    public Challenge(
            Settings settings,
            SignIn signIn,
            Bounces bounces,
            KeptForm forms,
            PublicAddress address,
            LoginStarts starts,
            AuditTrail audit) {
        this.signIn = signIn;
        this.bounces = bounces;
        this.forms = forms;
        this.address = address;
        this.starts = starts;
        this.audit = audit;
        this.providers = settings.providers();
        this.loginAddress = LoginAddress.path(providers);
    }

    /** For the container's proxy. */
    protected Challenge() {
        this.signIn = null;
        this.bounces = null;
        this.forms = null;
        this.address = null;
        this.starts = null;
        this.audit = null;
        this.providers = null;
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

    /** Begins a sign-in at the login address itself, for a person only: where there is a choice, by asking for it. */
    void start(LoginAddress asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (kind(request) != RequestKind.NAVIGATION) {
            background(response);
            return;
        }
        String target = ReturnTarget.checked(asked.target().orElse(null), request.getContextPath());
        String here = request.getRequestURI() + '?' + request.getQueryString();
        if (isElsewhere(here, request, response)) {
            return;
        }
        Optional<Provider> provider = asked.provider().flatMap(providers::named).or(this::only);
        if (provider.filter(known -> mayBeginBy(known, request)).isPresent()) {
            leave(provider.get(), target, request, response);
        } else {
            choice(target).send(response);
        }
    }

    /** Sends a person to the provider, to come back to {@code target}; to the choice where there is one. */
    private void navigate(String target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isElsewhere(target, request, response)) {
            return;
        }
        Optional<Provider> provider = only();
        if (provider.filter(known -> mayBeginBy(known, request)).isPresent()) {
            leave(provider.get(), target, request, response);
        } else {
            PageHeaders.personal(response);
            response.sendRedirect(address.of(LoginAddress.path(providers, target)));
        }
    }

    /** Whether the browser came by another name of this machine, and was sent to the same address under the right one. */
    private boolean isElsewhere(String same, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean elsewhere = address.isOtherNameOfThisMachine(request.getServerName());
        if (elsewhere) {
            response.sendRedirect(address.of(ReturnTarget.checked(same, request.getContextPath())));
        }
        return elsewhere;
    }

    /** Where answers come without a state, no other site may have begun what they seem to answer: a click here must. */
    private static boolean mayBeginBy(Provider provider, HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return !provider.answersWithoutState() || "same-origin".equals(site) || "none".equals(site);
    }

    private Optional<Provider> only() {
        return providers.several() ? Optional.empty() : Optional.of(providers.first());
    }

    private void leave(Provider provider, String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // First: who writes the cookie of the loop by hand could fill the audit trail with what comes of it.
        if (starts.turnsAway(request, response)) {
            return;
        }
        if (bounces.tooMany(request)) {
            Refusal loop = LoginRefusals.loop();
            audit.record(Occurrence.of(Act.LOGIN_REFUSED, loop.code())
                    .at(provider.name())
                    .because(loop.title()));
            loop.page(new Page.Link("Sign in again", address.of(loginAddress), false), address.home(request))
                    .send(response);
            return;
        }
        PageHeaders.personal(response);
        response.sendRedirect(signIn.begin(provider, target, request, response).toString());
    }

    private Page choice(String target) {
        Page.Action[] ways = providers.active().stream()
                .map(provider -> new Page.Link(
                        provider.title(), address.of(LoginAddress.path(providers, provider, target)), false))
                .toArray(Page.Action[]::new);
        return new Page(
                HttpServletResponse.SC_OK,
                "Sign in",
                List.of("Where is your account? You sign in there, and come back here."),
                List.of(ways),
                "");
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
