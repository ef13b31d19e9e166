package io.eenjakarta.portal;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.renewal.Renewal;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Who is logged in, for scripts and monitors. Makes no session and refreshes no token by being asked. */
@WebServlet("/session")
public class SessionState extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Renewal renewal;

    @Inject
    public SessionState(Renewal renewal) {
        this.renewal = renewal;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JsonObject> session;
        try {
            session = Caller.of(request).flatMap(caller -> renewal.peek(caller.grant())
                    .filter(grant -> !grant.status().isDead())
                    .map(grant -> SessionJson.of(caller, grant, SwitchedAccount.of(request))));
        } catch (RuntimeException e) {
            PageLog.failed(SupportCode.random(), Failures.page(e), request, e);
            JsonAnswer.send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, SessionJson.TRY_LATER);
            return;
        }
        if (session.isPresent()) {
            JsonAnswer.send(response, HttpServletResponse.SC_OK, session.get());
        } else {
            PageHeaders.loginRequired(response);
            JsonAnswer.send(
                    response, HttpServletResponse.SC_UNAUTHORIZED, SessionJson.loginRequired(request.getContextPath()));
        }
    }
}
