package io.eenjakarta.portal;

import io.eenjakarta.authentication.CsrfToken;
import io.eenjakarta.authentication.Logout;
import io.eenjakarta.callback.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs the caller out: by POST from one of our own pages only. Without a caller there is nothing to guard. */
@WebServlet("/logout")
public class LogoutAction extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Pages pages;
    private final transient CsrfToken csrf;
    private final transient Logout logout;

    @Inject
    public LogoutAction(Pages pages, CsrfToken csrf, Logout logout) {
        this.pages = pages;
        this.csrf = csrf;
        this.logout = logout;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (Caller.of(request).isPresent()) {
            if (!csrf.matches(request)) {
                pages.fail(Failure.CROSS_SITE, request, response);
                return;
            }
            logout.logout(request, response);
            // Browsers keep pictures of cameras, to ask whether they are still right: not for whoever sits there next.
            response.setHeader("Clear-Site-Data", "\"cache\"");
        }
        SeeOther.to("/logged-out", request, response);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Allow", "POST");
        pages.fail(Failure.LOGOUT_BY_LINK, request, response);
    }
}
