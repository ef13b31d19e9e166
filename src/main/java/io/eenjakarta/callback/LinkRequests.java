package io.eenjakarta.callback;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.GrantLink;
import io.eenjakarta.vault.Occurrence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;

/** What all steps of {@link AccountLinking} have in common: who asks, and that every request ends in a redirect or on a page. */
final class LinkRequests {

    private final PublicAddress address;
    private final Providers providers;
    private final AuditTrail audit;

    LinkRequests(PublicAddress address, Providers providers, AuditTrail audit) {
        this.address = address;
        this.providers = providers;
        this.audit = audit;
    }

    /** What is done for a caller whom the portal knows. */
    interface Step {
        void of(String caller) throws IOException;
    }

    /** What is written, whatever comes of it. */
    interface Answer {
        void write() throws IOException;
    }

    /** What changes something is asked for by our own pages alone. */
    void fromHere(HttpServletRequest request, HttpServletResponse response, Step step) throws IOException {
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

    void known(HttpServletRequest request, HttpServletResponse response, Step step) throws IOException {
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

    /** Left to the server, what nobody foresaw would show the request, code and all. */
    void guarded(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
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

    void redirect(String target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageHeaders.personal(response);
        response.sendRedirect(address.of(ReturnTarget.checked(target, request.getContextPath())));
    }

    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        audit.record(Occurrence.of(Act.REFUSED, refusal.code())
                .by(caller == null ? "" : caller.getName())
                .at(answering(request).map(Provider::name).orElse(""))
                .because(refusal.title()));
        show(refusal, request, response);
    }

    void show(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        refusal.page(address.home(request)).send(response);
    }

    /** The provider whose answer the request brings. */
    private Optional<Provider> answering(HttpServletRequest request) {
        return AnswerCheck.isAnswer(request.getQueryString())
                ? providers.at(request.getRequestURI())
                : Optional.empty();
    }
}
