package io.eenjakarta.benchmark.page.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Greets the caller by the name that the login layer gave them. */
@WebServlet(name = "hello", urlPatterns = HelloServlet.PATH)
public final class HelloServlet extends HttpServlet {

    /** Where it is when a portal's own descriptor says nothing else. */
    public static final String PATH = "/hello";

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal caller = request.getUserPrincipal();
        greet(caller == null ? "nobody" : caller.getName(), response);
    }

    static void greet(String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().print("hello " + name + '\n');
    }
}
