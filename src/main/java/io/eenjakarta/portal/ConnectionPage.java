package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.renewal.TokenHolder;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

/** How the portal is connected for this caller: expiry, generation, rotation; never a token. */
@WebServlet("/connection")
public class ConnectionPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    private final transient TokenHolder tokens;
    private final transient Clock clock;

    @Inject
    public ConnectionPage(Pages pages, TokenHolder tokens, @Een Clock clock) {
        super(pages);
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        request.setAttribute("connection", ConnectionView.of(tokens.grant(), clock.instant()));
        return "connection";
    }
}
