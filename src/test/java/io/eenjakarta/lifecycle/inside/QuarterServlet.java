package io.eenjakarta.lifecycle.inside;

import io.eenjakarta.vault.Grant;
import io.eenjakarta.vault.GrantId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;

/** The portal's side of a virtual quarter. Nobody is logged in. */
@WebServlet("/host-quarter/*")
public class QuarterServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient QuarterWork work;
    private final transient QuarterNotes notes;
    private final transient VirtualTime time;

    @Inject
    public QuarterServlet(QuarterWork work, QuarterNotes notes, VirtualTime time) {
        this.work = work;
        this.notes = notes;
        this.time = time;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        try {
            response.getWriter().print(answer(request));
        } catch (Exception e) {
            getServletContext().log("the quarter goes wrong", e);
            response.setStatus(500);
            response.getWriter().print(e + " because of " + e.getCause());
        }
    }

    private String answer(HttpServletRequest request) throws Exception {
        String provider = request.getParameter("provider");
        return switch (request.getPathInfo()) {
            case "/connect" ->
                work.connect(
                                provider,
                                request.getParameter("code"),
                                request.getParameter("verifier"),
                                new Grant.Owner(request.getParameter("account"), request.getParameter("user")))
                        .value();
            case "/use" -> work.use(provider, new GrantId(request.getParameter("grant")));
            case "/now" -> Long.toString(time.now().toEpochMilli());
            case "/advance" -> {
                time.advance(Instant.ofEpochMilli(Long.parseLong(request.getParameter("to"))));
                yield notes.take();
            }
            default -> throw new IllegalArgumentException("no such question");
        };
    }
}
