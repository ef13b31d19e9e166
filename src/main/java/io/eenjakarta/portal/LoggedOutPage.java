package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** Where a sign-out lands: not protected, or it would begin the next login. A caller who comes by hand gets the home page. */
@WebServlet("/logged-out")
public class LoggedOutPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    @Inject
    public LoggedOutPage(Pages pages) {
        super(pages);
    }

    @Override
    String prepare(HttpServletRequest request) {
        return Caller.of(request).isPresent() ? "home" : "logged-out";
    }
}
