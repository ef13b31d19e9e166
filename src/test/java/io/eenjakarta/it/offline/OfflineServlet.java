package io.eenjakarta.it.offline;

import io.eenjakarta.vault.GrantId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Starts the work from outside; nobody is logged in. */
@WebServlet("/host-offline/*")
public class OfflineServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient OfflineWork work;

    @Inject
    public OfflineServlet(OfflineWork work) {
        this.work = work;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try {
            response.getWriter().print(answer(request));
        } catch (Exception e) {
            response.setStatus(500);
            response.getWriter().print(e + " because of " + e.getCause());
        }
    }

    private String answer(HttpServletRequest request) throws Exception {
        GrantId grant = new GrantId(request.getParameter("grant"));
        return switch (request.getPathInfo()) {
            case "/connect" ->
                work.connect(request.getParameter("code"), request.getParameter("verifier"))
                        .value();
            case "/timers" -> work.onTimers(grant);
            case "/in-vain" -> work.inVain(grant);
            case "/end-in-vain" -> work.endInVain(grant);
            case "/generation" -> work.generation(grant);
            default -> throw new IllegalArgumentException("no such work");
        };
    }
}
