package io.eenjakarta.portal;

import io.eenjakarta.provider.Een;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.renewal.GrantException;
import io.eenjakarta.renewal.TokenHolder;
import io.eenjakarta.vault.Grant;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

/** How the portal is connected for this caller: expiry, generation, rotation; never a token. */
@WebServlet("/connection")
public class ConnectionPage extends PortalPage {

    private static final long serialVersionUID = 1L;

    private final transient TokenHolder tokens;
    private final transient Providers providers;
    private final transient Clock clock;

    @Inject
    public ConnectionPage(Pages pages, TokenHolder tokens, Settings settings, @Een Clock clock) {
        super(pages);
        this.tokens = tokens;
        this.providers = settings.providers();
        this.clock = clock;
    }

    @Override
    String prepare(HttpServletRequest request) {
        Grant grant = tokens.grant();
        Provider provider = providers
                .named(grant.provider())
                .orElseThrow(() -> new GrantException.Misconfigured(grant.provider() + " is switched off"));
        request.setAttribute("connection", ConnectionView.of(grant, provider, clock.instant(), Texts.of(request)));
        return "connection";
    }
}
