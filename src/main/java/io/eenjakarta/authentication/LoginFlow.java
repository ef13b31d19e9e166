package io.eenjakarta.authentication;

import io.eenjakarta.callback.AccountLinking;
import io.eenjakarta.callback.AnswerCheck;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.LoginCompletion;
import io.eenjakarta.callback.Page;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.callback.ReturnTarget;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantStatus;
import io.eenjakarta.vault.Occurrence;
import io.eenjakarta.vault.TokenVault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * The steps of {@link EagleEyeAuthenticationMechanism}, put together: it decides, this does. Thread-safe. An answer of
 * the provider blocks for the requests that a login needs; the vault is asked about a caller's grant that this node has not
 * in its cache, and about its health when a session cannot be read.
 */
@ApplicationScoped
public class LoginFlow {

    private static final Logger LOG = System.getLogger("io.eenjakarta.authentication");
    private static final String RETRY_SECONDS = "5";

    private final Renewal renewal;
    private final AnswerCheck answers;
    private final LoginCompletion completion;
    private final Entrance entrance;
    private final Challenge challenge;
    private final KeptForm forms;
    private final PublicAddress address;
    private final Logout logout;
    private final TokenVault vault;
    private final AccountLinking linking;
    private final AuditTrail audit;
    private final Providers providers;

    @Inject
    public LoginFlow(
            Settings settings,
            Renewal renewal,
            AnswerCheck answers,
            LoginCompletion completion,
            Entrance entrance,
            Challenge challenge,
            KeptForm forms,
            PublicAddress address,
            Logout logout,
            TokenVault vault,
            AccountLinking linking,
            AuditTrail audit) {
        this.renewal = renewal;
        this.answers = answers;
        this.completion = completion;
        this.entrance = entrance;
        this.challenge = challenge;
        this.forms = forms;
        this.address = address;
        this.logout = logout;
        this.vault = vault;
        this.linking = linking;
        this.audit = audit;
        this.providers = settings.providers();
    }

    /** For the container's proxy. */
    protected LoginFlow() {
        this.renewal = null;
        this.answers = null;
        this.completion = null;
        this.entrance = null;
        this.challenge = null;
        this.forms = null;
        this.address = null;
        this.logout = null;
        this.vault = null;
        this.linking = null;
        this.audit = null;
        this.providers = null;
    }

    /**
     * The caller in place (7). A session whose grant is dead or gone, as far as this node knows, is invalidated here;
     * while the vault cannot tell, nobody is thrown out.
     */
    Optional<Caller> callerOf(HttpServletRequest request) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isPresent() && !lives(caller.get().grant())) {
            Caller.endSession(request);
            return Optional.empty();
        }
        caller.ifPresent(known -> known.keepFor(request));
        return caller;
    }

    private boolean lives(GrantId grant) {
        try {
            Optional<GrantStatus> status = renewal.status(grant);
            if (status.isEmpty()) {
                LOG.log(Level.INFO, LogCode.GRANT_UNKNOWN.line("grant " + grant));
            }
            return status.filter(known -> !known.isDead()).isPresent();
        } catch (GrantException.NeedsLogin unreadable) {
            return false;
        } catch (GrantException vaultIsAway) {
            return true;
        }
    }

    /** Whether the request is a provider's answer: its callback's path with {@code code} or {@code error}. */
    boolean isAnswer(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && AnswerCheck.isAnswer(request.getQueryString())
                && providers.at(request.getRequestURI()).isPresent();
    }

    /** What the request asks for, if it asks for a sign-in by itself. */
    Optional<LoginAddress> loginAddress(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                        && providers.first().callbackPath().equals(request.getRequestURI())
                ? LoginAddress.of(request.getQueryString())
                : Optional.empty();
    }

    /** Takes the provider's answer (2) and sends the browser on. */
    void receive(HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) throws IOException {
        AnswerCheck.Verdict verdict = answers.check(request, response, caller.map(Caller::name));
        if (verdict instanceof AnswerCheck.Good good) {
            if (!good.attempt().isLogin()) {
                linking.finish(caller.orElseThrow().name(), good, request, response);
            } else if (caller.isPresent()) {
                // Somebody who is in already, by another tab, needs no second grant: the code is left to expire.
                redirect(request, response, good.attempt().target());
            } else {
                complete(good, request, response);
            }
        } else if (verdict instanceof AnswerCheck.Repeated repeated && caller.isPresent()) {
            redirect(request, response, repeated.target());
        } else {
            refuse(
                    verdict instanceof AnswerCheck.Bad bad ? bad.refusal() : ((AnswerCheck.Repeated) verdict).refusal(),
                    request,
                    response);
        }
    }

    /** Begins a sign-in that nobody was forced to; whoever is in goes where it would lead. */
    void start(LoginAddress asked, HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller)
            throws IOException {
        if (caller.isPresent()) {
            redirect(request, response, asked.target().orElse(null));
        } else {
            challenge.start(asked, request, response);
        }
    }

    /** Answers with a page when nothing foreseen happened. */
    void fail(RuntimeException unforeseen, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            throw unforeseen;
        }
        refuse(LoginRefusals.failed(unforeseen), request, response);
    }

    /** Ends the caller's grant at the container's word. */
    void leave(HttpServletRequest request, HttpServletResponse response) {
        logout.leave(request, response);
    }

    /**
     * Answers an anonymous request to something protected (1). Who names a session while the database is away is perhaps
     * signed in, since servers then find no session, or one with nothing in it; sent to sign in again, they would only come
     * back to the same trouble. Nor is anybody sent whose session could not be read when the request came, and now can.
     */
    void challenge(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean hadSession = request.getRequestedSessionId() != null;
        if (Caller.of(request).isPresent() || hadSession && !vault.answers()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
            show(LoginRefusals.sessionOutOfReach(), request, response);
        } else {
            challenge.send(request, response);
        }
    }

    /** Whether the request sends a form that was kept during sign-in. */
    boolean isKeptForm(HttpServletRequest request) {
        return forms.isResent(request);
    }

    /** Makes the request what it was before sign-in; false when it could not be opened and a page was sent instead. */
    boolean reopen(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return forms.reopen(request, response);
    }

    private void complete(AnswerCheck.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LoginCompletion.Outcome outcome = completion.complete(good, GrantKind.SESSION);
        if (outcome instanceof LoginCompletion.Stopped stopped) {
            refuse(stopped.refusal(), request, response);
            return;
        }
        LoginCompletion.Arrived arrived = (LoginCompletion.Arrived) outcome;
        Optional<Refusal> refused = entrance.admit(arrived, request, response);
        if (refused.isPresent()) {
            refuse(refused.get(), request, response);
        } else {
            redirect(request, response, arrived.target());
        }
    }

    private void redirect(HttpServletRequest request, HttpServletResponse response, String target) throws IOException {
        PageHeaders.personal(response);
        response.sendRedirect(address.of(ReturnTarget.checked(target, request.getContextPath())));
    }

    /** With the words of the page: what its log line adds may come from outside. */
    private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String provider =
                providers.at(request.getRequestURI()).map(Provider::name).orElse("");
        audit.record(
                Occurrence.of(Act.LOGIN_REFUSED, refusal.code()).at(provider).because(refusal.title()));
        show(refusal, request, response);
    }

    private void show(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page.Link again = new Page.Link("Sign in again", address.of(LoginAddress.path(providers)), false);
        refusal.page(again, address.home(request)).send(response);
    }
}
