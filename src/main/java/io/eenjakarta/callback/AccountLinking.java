package io.eenjakarta.callback;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.List;
import java.util.Optional;

/**
 * The steps of {@link ConnectServlet}. Thread-safe. Every request ends in a redirect or on a page, and whatever fails
 * after a code was exchanged leaves no grant behind. An answer of the provider blocks for the requests that it needs.
 */
@ApplicationScoped
public class AccountLinking {

    private static final Logger LOG = System.getLogger("io.eenjakarta.callback");

    private final Providers providers;
    private final SignIn signIn;
    private final AnswerCheck answers;
    private final LoginCompletion completion;
    private final LinkedGrants linked;
    private final PublicAddress address;
    private final AuditTrail audit;

    @Inject
    public AccountLinking(
            Settings settings,
            SignIn signIn,
            AnswerCheck answers,
            LoginCompletion completion,
            LinkedGrants linked,
            PublicAddress address,
            AuditTrail audit) {
        this.providers = settings.providers();
        this.signIn = signIn;
        this.answers = answers;
        this.completion = completion;
        this.linked = linked;
        this.address = address;
        this.audit = audit;
    }

    /** For the container's proxy. */
    protected AccountLinking() {
        this.providers = null;
        this.signIn = null;
        this.answers = null;
        this.completion = null;
        this.linked = null;
        this.address = null;
        this.audit = null;
    }

    private interface Step {
        void of(String caller) throws IOException;
    }

    /** Takes the provider's answer (2), for the caller who began and in the browser that it was begun in. */
    void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        known(request, response, caller -> {
            boolean callback = providers.at(request.getRequestURI()).isPresent();
            if (!callback || !AnswerCheck.isAnswer(request.getQueryString())) {
                refuse(LinkRefusals.noAnswer(), request, response);
                return;
            }
            AnswerCheck.Verdict verdict = answers.checkAs(caller, request, response);
            if (verdict instanceof AnswerCheck.Good good) {
                complete(caller, good, request, response);
            } else if (verdict instanceof AnswerCheck.Repeated repeated) {
                // The page there tells what is connected.
                redirect(repeated.target(), request, response);
            } else {
                refuse(((AnswerCheck.Bad) verdict).refusal(), request, response);
            }
        });
    }

    /**
     * Begins to connect an account: sends the browser to the provider (1), to come back to {@code target} at last.
     *
     * @param name of the provider; null for the one that stands first
     */
    void start(String name, String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        fromHere(request, response, caller -> {
            Optional<Provider> provider = name == null ? Optional.of(providers.first()) : providers.named(name);
            if (provider.isEmpty()) {
                refuse(LinkRefusals.unknownProvider(name), request, response);
                return;
            }
            String there = signIn.beginAs(caller, provider.get(), target, request, response)
                    .toString();
            // No redirect: browsers apply form-action to all of a chain, and nobody knows where the provider's leads.
            response.setHeader("Refresh", "0; url=" + there);
            new Page(
                            HttpServletResponse.SC_OK,
                            "On to " + provider.get().title(),
                            List.of("You connect your account there, and come back here."),
                            List.of(new Page.Link("Continue", there, false)),
                            "")
                    .send(response);
        });
    }

    /** Ends one of the caller's grants; one that they do not have, any more or at all, is left alone. */
    void disconnect(String grant, String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        fromHere(request, response, caller -> {
            if (!linked.disconnect(caller, new GrantId(grant))) {
                LOG.log(
                        Level.INFO,
                        LogCode.LINK_NOT_OWN.line("caller " + Excerpt.of(caller) + ", grant " + Excerpt.of(grant)));
            }
            redirect(target, request, response);
        });
    }

    /** Stores what a good answer brings and links it to the caller who began. Ends in a redirect or on a page. */
    public void finish(String caller, AnswerCheck.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        guarded(request, response, () -> complete(caller, good, request, response));
    }

    private void complete(
            String caller, AnswerCheck.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LoginCompletion.Outcome outcome = completion.complete(good, GrantKind.OFFLINE);
        if (outcome instanceof LoginCompletion.Stopped stopped) {
            refuse(stopped.refusal(), request, response);
            return;
        }
        LoginCompletion.Arrived arrived = (LoginCompletion.Arrived) outcome;
        Grant.Owner owner =
                new Grant.Owner(arrived.user().accountId(), arrived.user().id());
        linked.link(caller, arrived.grant(), arrived.provider(), owner);
        redirect(arrived.target(), request, response);
    }

    /** What changes something is asked for by our own pages alone. */
    private void fromHere(HttpServletRequest request, HttpServletResponse response, Step step) throws IOException {
        known(request, response, caller -> {
            if (address.isOtherNameOfThisMachine(request.getServerName())) {
                refuse(LinkRefusals.otherAddress(), request, response);
            } else if (!address.isSender(request::getHeader)) {
                refuse(LinkRefusals.crossSite(), request, response);
            } else {
                step.of(caller);
            }
        });
    }

    private void known(HttpServletRequest request, HttpServletResponse response, Step step) throws IOException {
        Principal principal = request.getUserPrincipal();
        String name = principal == null ? null : principal.getName();
        if (name == null || name.isBlank()) {
            refuse(LinkRefusals.anonymous(), request, response);
        } else if (!GrantLink.isName(name)) {
            refuse(LinkRefusals.callerName(name.length()), request, response);
        } else {
            guarded(request, response, () -> step.of(name));
        }
    }

    private interface Answer {
        void write() throws IOException;
    }

    /** Left to the server, what nobody foresaw would show the request, code and all. */
    private void guarded(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        try {
            answer.write();
        } catch (GrantException notKept) {
            refuse(Refusals.notStored(notKept.getMessage()), request, response);
        } catch (RuntimeException unforeseen) {
            if (response.isCommitted()) {
                throw unforeseen;
            }
            refuse(LinkRefusals.failed(unforeseen), request, response);
        }
    }

    private void redirect(String target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageHeaders.personal(response);
        response.sendRedirect(address.of(ReturnTarget.checked(target, request.getContextPath())));
    }

    /** Answers for a servlet that is not where browsers come back to. */
    void misplaced(String fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(LinkRefusals.misplaced(fault), request, response);
    }

    private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        audit.record(Occurrence.of(Act.REFUSED, refusal.code())
                .by(caller == null ? "" : caller.getName())
                .at(answering(request).map(Provider::name).orElse(""))
                .because(refusal.title()));
        show(refusal, request, response);
    }

    /** The provider whose answer the request brings. */
    private Optional<Provider> answering(HttpServletRequest request) {
        return AnswerCheck.isAnswer(request.getQueryString())
                ? providers.at(request.getRequestURI())
                : Optional.empty();
    }

    private void show(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusal.page(address.home(request)).send(response);
    }
}
