package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.renewal.GrantException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A page for administrators. {@code web.xml} lets nobody else come here; each page looks once more, because what it shows is
 * other people's. Shows the message of an act that led here, once.
 */
abstract class AdminPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    /** The group of the callers who may. */
    static final String GROUP = "eagle-eye-admin";

    private final transient Pages pages;

    AdminPage(Pages pages) {
        super(pages);
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!mayCome(request)) {
            pages.fail(Failure.FORBIDDEN, request, response);
            return;
        }
        Notice.show(request);
        super.doGet(request, response);
    }

    /** Nothing here needs a provider: what has to wait waits for the database. */
    @Override
    void fail(RuntimeException thrown, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (thrown instanceof Missing) {
            pages.fail(Failure.NOT_FOUND, request, response);
        } else if (thrown instanceof GrantException.TryLater) {
            pages.fail(Failure.VAULT_AWAY, thrown, request, response);
        } else {
            super.fail(thrown, request, response);
        }
    }

    static boolean mayCome(HttpServletRequest request) {
        return Caller.of(request)
                .filter(caller -> caller.groups().contains(GROUP))
                .isPresent();
    }

    /** A parameter without blanks around it; empty when it is not there, or cannot be the name or id of anything. */
    static String text(HttpServletRequest request, String name) {
        try {
            return new AdminQuery(request::getParameter).text(name);
        } catch (AdminQuery.Wrong odd) {
            return "";
        }
    }
}
