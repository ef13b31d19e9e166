package io.eenjakarta.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Where a sign-out lands: not protected, or it would begin the next login. */
@WebServlet("/logged-out")
public class LoggedOutPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    @Inject
    public LoggedOutPage(Pages pages) {
        super(pages);
    }

    @Override
    String prepare(HttpServletRequest request) {
        return "logged-out";
    }
}
