package io.eenjakarta.callback;

import io.eenjakarta.provider.Excerpt;
import io.eenjakarta.provider.LogCode;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.LinkedGrants;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import io.eenjakarta.vault.GrantKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
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
    private final RenewalSteps renewals;
    private final PublicAddress address;
    private final LoginStarts starts;
    private final LinkRequests steps;

    @Inject
    public AccountLinking(
            Settings settings,
            SignIn signIn,
            AnswerCheck answers,
            LoginCompletion completion,
            LinkedGrants linked,
            RenewalSteps renewals,
            PublicAddress address,
            LoginStarts starts,
            AuditTrail audit) {
        this.providers = settings.providers();
        this.signIn = signIn;
        this.answers = answers;
        this.completion = completion;
        this.linked = linked;
        this.renewals = renewals;
        this.address = address;
        this.starts = starts;
        this.steps = new LinkRequests(address, settings.providers(), audit);
    }

    /** For the container's proxy. */
    protected AccountLinking() {
        this.providers = null;
        this.signIn = null;
        this.answers = null;
        this.completion = null;
        this.linked = null;
        this.renewals = null;
        this.address = null;
        this.starts = null;
        this.steps = null;
    }

    private interface Way {
        void to(Provider provider) throws IOException;
    }

    /** Takes the provider's answer (2), for the caller who began and in the browser that it was begun in. */
    void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        steps.known(request, response, caller -> {
            boolean callback = providers.at(request.getRequestURI()).isPresent();
            if (!callback || !AnswerCheck.isAnswer(request.getQueryString())) {
                steps.refuse(LinkRefusals.noAnswer(), request, response);
                return;
            }
            AnswerCheck.Verdict verdict = answers.checkAs(caller, request, response);
            if (verdict instanceof AnswerCheck.Good good) {
                complete(caller, good, request, response);
            } else if (verdict instanceof AnswerCheck.Repeated repeated) {
                // The page there tells what is connected.
                steps.redirect(repeated.target(), request, response);
            } else if (verdict instanceof AnswerCheck.TooMany many) {
                LoginStarts.turnAway(many.time(), request, response);
            } else {
                steps.refuse(((AnswerCheck.Bad) verdict).refusal(), request, response);
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
        steps.fromHere(request, response, caller -> {
            Optional<Provider> provider = name == null ? Optional.of(providers.first()) : providers.named(name);
            if (provider.isEmpty()) {
                steps.refuse(LinkRefusals.unknownProvider(name), request, response);
                return;
            }
            if (!starts.turnsAway(request, response)) {
                leave(provider.get(), signIn.beginAs(caller, provider.get(), target, request, response), response);
            }
        });
    }

    /** Begins a new sign-in for a grant of the caller's that stays. */
    void renew(String grant, String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        steps.fromHere(
                request,
                response,
                caller -> renewable(caller, grant, request, response, provider -> {
                    GrantId id = new GrantId(grant);
                    leave(provider, signIn.renewAs(caller, id, provider, target, request, response), response);
                }));
    }

    /** The same by a link, which may have come from anywhere: straight on where that does no harm, else by a button. */
    void follow(String grant, String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        steps.known(
                request,
                response,
                caller -> renewable(caller, grant, request, response, provider -> {
                    if (RenewalSteps.goesStraightOn(provider, request)) {
                        GrantId id = new GrantId(grant);
                        PageHeaders.personal(response);
                        response.sendRedirect(signIn.renewAs(caller, id, provider, target, request, response)
                                .toString());
                    } else {
                        String again = address.of(ReturnTarget.of(
                                request.getRequestURI(), request.getQueryString(), request.getContextPath()));
                        LinkPages.renew(provider, again, grant).send(response);
                    }
                }));
    }

    private void renewable(
            String caller, String grant, HttpServletRequest request, HttpServletResponse response, Way way)
            throws IOException {
        Optional<Provider> provider = renewals.provider(caller, grant, request);
        if (provider.isPresent()) {
            if (!starts.turnsAway(request, response)) {
                way.to(provider.get());
            }
        } else {
            steps.refuse(LinkRefusals.notRenewable(), request, response);
        }
    }

    /** No redirect: browsers apply form-action to all of a chain, and nobody knows where the provider's leads. */
    private static void leave(Provider provider, URI there, HttpServletResponse response) throws IOException {
        response.setHeader("Refresh", "0; url=" + there);
        LinkPages.onTo(provider, there.toString()).send(response);
    }

    /** Ends one of the caller's grants; one that they do not have, any more or at all, is left alone. */
    void disconnect(String grant, String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        steps.fromHere(request, response, caller -> {
            if (!linked.disconnect(caller, new GrantId(grant))) {
                LOG.log(
                        Level.INFO,
                        LogCode.LINK_NOT_OWN.line("caller " + Excerpt.of(caller) + ", grant " + Excerpt.of(grant)));
            }
            steps.redirect(target, request, response);
        });
    }

    /** Stores what a good answer brings and links it to the caller who began. Ends in a redirect or on a page. */
    public void finish(String caller, AnswerCheck.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        steps.guarded(request, response, () -> complete(caller, good, request, response));
    }

    private void complete(
            String caller, AnswerCheck.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String renews = good.attempt().renews();
        // The grant of a login that another one takes the tokens of is kept alive by nobody, should this server die
        // meanwhile.
        LoginCompletion.Outcome outcome =
                completion.complete(good, renews.isEmpty() ? GrantKind.OFFLINE : GrantKind.SESSION);
        if (outcome instanceof LoginCompletion.Stopped stopped) {
            steps.refuse(stopped.refusal(), request, response);
            return;
        }
        LoginCompletion.Arrived arrived = (LoginCompletion.Arrived) outcome;
        Optional<Refusal> refused =
                renews.isEmpty() ? linked(caller, arrived) : renewals.finish(caller, new GrantId(renews), arrived);
        if (refused.isPresent()) {
            steps.refuse(refused.get(), request, response);
        } else {
            steps.redirect(arrived.target(), request, response);
        }
    }

    private Optional<Refusal> linked(String caller, LoginCompletion.Arrived arrived) {
        Grant.Owner owner =
                new Grant.Owner(arrived.user().accountId(), arrived.user().id());
        linked.link(caller, arrived.grant(), arrived.provider(), owner);
        return Optional.empty();
    }

    /** Answers for a servlet that is not where browsers come back to. */
    void misplaced(String fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        steps.show(LinkRefusals.misplaced(fault), request, response);
    }
}
