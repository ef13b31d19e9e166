package io.eenjakarta.it.basket;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/** {@code GET /basket?thing} puts it into the session; without a query the answer is what lies in there. */
@WebServlet("/basket")
public class Basket extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String THING = "thing";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        if (request.getQueryString() != null) {
            session.setAttribute(THING, request.getQueryString());
        }
        response.setContentType("text/plain");
        response.getWriter().print(session.getAttribute(THING));
    }
}
