package io.eenjakarta.authentication;

import io.eenjakarta.callback.AnswerCheck;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantStatus;
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
    private final LoginAnswers answers;
    private final Challenge challenge;
    private final KeptForm forms;
    private final LoginPages pages;
    private final Logout logout;
    private final TokenVault vault;
    private final Providers providers;
    private final String firstCallback;

    @Inject
    public LoginFlow(
            Settings settings,
            Renewal renewal,
            LoginAnswers answers,
            Challenge challenge,
            KeptForm forms,
            LoginPages pages,
            Logout logout,
            TokenVault vault) {
        this.renewal = renewal;
        this.answers = answers;
        this.challenge = challenge;
        this.forms = forms;
        this.pages = pages;
        this.logout = logout;
        this.vault = vault;
        this.providers = settings.providers();
        this.firstCallback = providers.first().callbackPath();
    }

    /** For the container's proxy. */
    protected LoginFlow() {
        this.renewal = null;
        this.answers = null;
        this.challenge = null;
        this.forms = null;
        this.pages = null;
        this.logout = null;
        this.vault = null;
        this.providers = null;
        this.firstCallback = null;
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
        return "GET".equals(request.getMethod()) && firstCallback.equals(request.getRequestURI())
                ? LoginAddress.of(request.getQueryString())
                : Optional.empty();
    }

    /** Takes the provider's answer (2) and sends the browser on. */
    void receive(HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) throws IOException {
        answers.receive(request, response, caller);
    }

    /** Begins a sign-in that nobody was forced to; whoever is in goes where it would lead. */
    void start(LoginAddress asked, HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller)
            throws IOException {
        if (caller.isPresent()) {
            pages.redirect(request, response, asked.target().orElse(null));
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
        pages.refuse(LoginRefusals.failed(unforeseen), request, response);
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
            pages.show(LoginRefusals.sessionOutOfReach(), request, response);
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
}
