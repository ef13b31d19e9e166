package io.eenjakarta.portal;

import io.eenjakarta.authentication.CsrfToken;
import io.eenjakarta.callback.AnswerCheck;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.ReturnTarget;
import io.eenjakarta.callback.SwitchedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Shows a page: hands what every page needs (the words in the reader's language, the caller, the token of the sign-out form) and
 * the page's own request attributes to its template. Thread-safe.
 */
@ApplicationScoped
public class Pages {

    private static final List<String> FOR_SCRIPTS = List.of("/admin/api", "/admin/calls");
    private static final String FAILURE = "failure";

    private final CsrfToken csrf;
    private final AccountsBelow accounts;
    private final ShownAccount shown;

    @Inject
    public Pages(CsrfToken csrf, AccountsBelow accounts, ShownAccount shown) {
        this.csrf = csrf;
        this.accounts = accounts;
        this.shown = shown;
    }

    /** For the container's proxy. */
    protected Pages() {
        this(null, null, null);
    }

    /** Shows {@code WEB-INF/pages/name.jsp}. Makes no session. */
    public void show(String name, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("files", StaticFiles.version(request.getServletContext()));
        // Administrators read English; everybody else what they chose.
        boolean chosen = !name.startsWith("admin");
        request.setAttribute("text", chosen ? Texts.of(request) : Texts.ENGLISH);
        if (chosen) {
            response.addHeader("Vary", "Accept-Language, Cookie");
            request.setAttribute("languages", Language.values());
            request.setAttribute("again", again(request));
        }
        Caller.of(request).ifPresent(caller -> {
            request.setAttribute("caller", caller);
            request.setAttribute("csrf", csrf.of(request));
            request.setAttribute("whose", Whose.shownTo(request).orElse(""));
            request.setAttribute("switched", SwitchedAccount.of(request).orElse(null));
            OwnAccount own = own(caller, name, request);
            request.setAttribute("resells", own.resells());
            request.setAttribute("ownName", own.name().isEmpty() ? caller.shownName() : own.name());
        });
        if (!name.equals(FAILURE)) {
            Notice.show(request);
        }
        request.getRequestDispatcher("/WEB-INF/pages/" + name + ".jsp").forward(request, response);
    }

    /** The API is not asked for what only the navigation needs, where nothing else needs it, or it is perhaps in trouble. */
    private OwnAccount own(Caller caller, String name, HttpServletRequest request) {
        return name.equals(FAILURE) || name.startsWith("admin")
                ? OwnAccount.of(caller, request).orElse(OwnAccount.without(caller, null))
                : accounts.own(caller, request);
    }

    /**
     * Shows what an exception means, and logs it. The session of a caller who has to sign in again ends here; who looked at an account
     * below their own, which has ended, is led back to their own.
     */
    public void fail(Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        fail(Failures.page(thrown), thrown, request, response);
    }

    /** The same where the caller knows better what it means. */
    void fail(Failure failure, Throwable thrown, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        SupportCode code = SupportCode.random();
        PageLog.failed(code, failure, request, thrown);
        if (failure.signIn() && !response.isCommitted() && shown.leaveEnded(request)) {
            SeeOther.to("/accounts", request, response);
            return;
        }
        if (failure.signIn()) {
            Caller.endSession(request);
        }
        show(failure, code, request, response);
    }

    /** Shows a failure that has no exception, and logs it. */
    public void fail(Failure failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        SupportCode code = SupportCode.random();
        PageLog.failed(code, failure, request);
        show(failure, code, request, response);
    }

    private void show(Failure failure, SupportCode code, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(failure.status());
        failure.retryAfterSeconds().ifPresent(wait -> {
            response.setHeader("Retry-After", wait);
            if (isRepeatable(request)) {
                request.setAttribute("retry", again(request));
            }
        });
        if (failure.signIn()) {
            PageHeaders.loginRequired(response);
        }
        if (isForScripts(request)) {
            JsonAnswer.send(response, failure.status(), JsonAnswer.of(failure, code));
            return;
        }
        request.setAttribute("failure", failure);
        request.setAttribute("words", failure.words(Texts.of(request)));
        request.setAttribute("supportCode", code.value());
        show(FAILURE, request, response);
    }

    private static boolean isRepeatable(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getMethod().equals("GET");
    }

    /**
     * Where a reader comes back to: this page with its query, unless it cannot be asked for again, or holds the answer of a
     * provider that went astray: a code stands in no page.
     */
    static String again(HttpServletRequest request) {
        return isRepeatable(request) && !AnswerCheck.isAnswer(request.getQueryString())
                ? ReturnTarget.of(request.getRequestURI(), request.getQueryString(), request.getContextPath())
                : ReturnTarget.home(request.getContextPath());
    }

    /** Whether whoever asks reads JSON, and no page. */
    private static boolean isForScripts(HttpServletRequest request) {
        String path = Dispatched.path(request);
        return FOR_SCRIPTS.stream()
                .map(request.getContextPath()::concat)
                .anyMatch(scripts -> path.equals(scripts) || path.startsWith(scripts + '/'));
    }
}
