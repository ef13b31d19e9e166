package io.eenjakarta.portal;

import io.eenjakarta.authentication.CsrfToken;
import io.eenjakarta.callback.Caller;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.vms.Account;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Has the session show an account below the caller's own, or their own again: by POST from one of our own pages only. Nothing that a
 * browser sends is believed: the account must be on the caller's own list.
 */
@WebServlet({"/accounts/switch", "/accounts/back"})
public class SwitchAction extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient CsrfToken csrf;
    private final transient AccountsBelow accounts;
    private final transient ShownAccount shown;

    @Inject
    public SwitchAction(Pages pages, CsrfToken csrf, AccountsBelow accounts, ShownAccount shown) {
        this.pages = pages;
        this.csrf = csrf;
        this.accounts = accounts;
        this.shown = shown;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!csrf.matches(request)) {
            pages.fail(Failure.CROSS_SITE, request, response);
            return;
        }
        try {
            Caller caller = Caller.of(request).orElseThrow(() -> new GrantException.NeedsLogin("nobody is logged in"));
            if (request.getServletPath().endsWith("/back")) {
                shown.back(caller, request);
                SeeOther.to("/accounts", request, response);
            } else {
                enter(caller, request, response);
            }
        } catch (RuntimeException e) {
            pages.fail(e, request, response);
        }
    }

    private void enter(Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<Account> account = accounts.find(caller, text(request, "account"), text(request, "name"));
        if (account.isEmpty()) {
            pages.fail(Failure.NO_ACCOUNT, request, response);
            return;
        }
        shown.show(account.get(), caller, request);
        SeeOther.to("/cameras", request, response);
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null || value.length() > 126 ? "" : value.strip();
    }
}
