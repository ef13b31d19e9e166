package io.eenjakarta.benchmark.page.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/** Puts the name and the groups that are asked for into a session: the login of portals that have no provider. */
public final class EnterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String NAME = "name";
    static final String GROUPS = "group";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute(NAME, request.getParameter(NAME));
        request.getSession().setAttribute(GROUPS, new TreeSet<>(List.of(request.getParameterValues(GROUPS))));
        HelloServlet.greet(request.getParameter(NAME), response);
    }
}
