package io.eenjakarta.it.host;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Says what parameters it sees, in their order: a protected form target of a portal. */
@WebServlet("/cameras/echo")
public class EchoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        List<String> names = Collections.list(request.getParameterNames());
        for (String name : names) {
            response.getWriter().println(name + '=' + List.of(request.getParameterValues(name)));
        }
        response.getWriter().println("map=" + request.getParameterMap().keySet().equals(Set.copyOf(names)));
        response.getWriter().println("query=" + request.getQueryString());
        response.getWriter().println("caller=" + request.getUserPrincipal().getName());
    }
}
