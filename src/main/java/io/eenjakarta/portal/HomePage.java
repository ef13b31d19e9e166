package io.eenjakarta.portal;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The page at the root, for everybody. Its address is also the redirect URI of EEN's examples: a callback never gets
 * here, the login mechanism answers it. Everything else below the root stays with the server's own file servlet.
 */
@WebServlet("")
public class HomePage extends PortalPage {

    private static final long serialVersionUID = 1L;

    @Inject
    public HomePage(Pages pages) {
        super(pages);
    }

    @Override
    String prepare(HttpServletRequest request) {
        return "home";
    }
}
