package io.eenjakarta.portal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that is only looked at. What its preparation throws becomes a failure page. */
abstract class PortalPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Pages pages;

    PortalPage(Pages pages) {
        this.pages = pages;
    }

    /**
     * Puts the page's attributes into the request.
     *
     * @return name of the page's template
     */
    abstract String prepare(HttpServletRequest request);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String page;
        try {
            page = prepare(request);
        } catch (RuntimeException e) {
            fail(e, request, response);
            return;
        }
        pages.show(page, request, response);
    }

    /** Answers with the failure page for what the preparation threw. */
    void fail(RuntimeException thrown, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        pages.fail(thrown, request, response);
    }

    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
