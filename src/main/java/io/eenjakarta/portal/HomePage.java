package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The page at the root, for everybody. Its address is also the redirect URI of EEN's examples: a callback never gets
 * here, the login mechanism answers it. Everything else below the root stays with the server's own file servlet.
 */
@WebServlet("")
public class HomePage extends PortalPage {

    private static final long serialVersionUID = 1L;

    private final transient List<String> providers;

    @Inject
    public HomePage(Pages pages, Settings settings) {
        super(pages);
        this.providers =
                settings.providers().active().stream().map(Provider::title).toList();
    }

    @Override
    String prepare(HttpServletRequest request) {
        request.setAttribute("signInAt", String.join(" " + Texts.of(request).of("home.or") + " ", providers));
        return "home";
    }
}
