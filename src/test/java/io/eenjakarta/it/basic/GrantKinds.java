package io.eenjakarta.it.basic;

import io.eenjakarta.renewal.Renewal;
import io.eenjakarta.vault.GrantId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells tests what kind of grant was stored: {@code GET /kind?id}. No portal needs it. */
@WebServlet("/kind")
public class GrantKinds extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Renewal renewal;

    @Inject
    public GrantKinds(Renewal renewal) {
        this.renewal = renewal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(renewal.peek(new GrantId(request.getQueryString()))
                        .map(grant -> grant.kind() + " " + grant.status())
                        .orElse("none"));
    }
}
