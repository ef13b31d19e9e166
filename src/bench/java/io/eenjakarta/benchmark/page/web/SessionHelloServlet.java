package io.eenjakarta.benchmark.page.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** Greets the caller whom the session names: no login layer at all, only what any of them has to read. */
public final class SessionHelloServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(EnterServlet.NAME) instanceof String name)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        HelloServlet.greet(name, response);
    }
}
