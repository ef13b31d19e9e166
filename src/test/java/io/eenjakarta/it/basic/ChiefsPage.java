package io.eenjakarta.it.basic;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Something that has to do with the portal's own roles alone. */
@WebServlet("/chief/rota")
public class ChiefsPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(request.getUserPrincipal().getName() + " by " + request.getAuthType() + ", guard "
                        + request.isUserInRole("guard") + ", chief " + request.isUserInRole("chief"));
    }
}
