package io.eenjakarta.authentication;

import io.eenjakarta.callback.AccountLinking;
import io.eenjakarta.callback.AnswerCheck;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.LoginCompletion;
import io.eenjakarta.callback.LoginStarts;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.vault.GrantKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What becomes of a provider's answer (2): somebody is let in, an account is connected, or a page says why not. Thread-safe. Blocks
 * for the requests that a login needs.
 */
@ApplicationScoped
public class LoginAnswers {

    private final AnswerCheck answers;
    private final LoginCompletion completion;
    private final Entrance entrance;
    private final AccountLinking linking;
    private final LoginPages pages;

    @Inject
    public LoginAnswers(
            AnswerCheck answers,
            LoginCompletion completion,
            Entrance entrance,
            AccountLinking linking,
            LoginPages pages) {
        this.answers = answers;
        this.completion = completion;
        this.entrance = entrance;
        this.linking = linking;
        this.pages = pages;
    }

    /** For the container's proxy. */
    protected LoginAnswers() {
        this(null, null, null, null, null);
    }

    /** Takes the provider's answer (2) and sends the browser on. */
    void receive(HttpServletRequest request, HttpServletResponse response, Optional<Caller> caller) throws IOException {
        AnswerCheck.Verdict verdict = answers.check(request, response, caller.map(Caller::name));
        if (verdict instanceof AnswerCheck.Good good) {
            if (!good.attempt().isLogin()) {
                linking.finish(caller.orElseThrow().name(), good, request, response);
            } else if (caller.isPresent()) {
                // Somebody who is in already, by another tab, needs no second grant: the code is left to expire.
                pages.redirect(request, response, good.attempt().target());
            } else {
                complete(good, request, response);
            }
        } else if (verdict instanceof AnswerCheck.Repeated repeated && caller.isPresent()) {
            pages.redirect(request, response, repeated.target());
        } else if (verdict instanceof AnswerCheck.TooMany many) {
            LoginStarts.turnAway(many.time(), request, response);
        } else {
            pages.refuse(
                    verdict instanceof AnswerCheck.Bad bad ? bad.refusal() : ((AnswerCheck.Repeated) verdict).refusal(),
                    request,
                    response);
        }
    }

    private void complete(AnswerCheck.Good good, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LoginCompletion.Outcome outcome = completion.complete(good, GrantKind.SESSION);
        if (outcome instanceof LoginCompletion.Stopped stopped) {
            pages.refuse(stopped.refusal(), request, response);
            return;
        }
        LoginCompletion.Arrived arrived = (LoginCompletion.Arrived) outcome;
        Optional<Refusal> refused = entrance.admit(arrived, request, response);
        if (refused.isPresent()) {
            pages.refuse(refused.get(), request, response);
        } else {
            pages.redirect(request, response, arrived.target());
        }
    }
}
