package io.eenjakarta.callback;

import io.eenjakarta.provider.Provider;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** Pages between a portal and its caller's provider. */
final class LinkPages {

    private LinkPages() {}

    /** The page that goes on to the provider by itself. */
    static Page onTo(Provider provider, String there) {
        return new Page(
                HttpServletResponse.SC_OK,
                "On to " + provider.title(),
                List.of("You connect your account there, and come back here."),
                List.of(new Page.Link("Continue", there, false)),
                "");
    }

    /** The page that asks before it goes on. */
    static Page renew(Provider provider, String address, String grant) {
        return new Page(
                HttpServletResponse.SC_OK,
                "Renew your connection with " + provider.title() + "?",
                List.of("You sign in there once more, and come back here."),
                List.of(new Page.Button("Sign in at " + provider.title(), address, ConnectServlet.RENEW, grant)),
                "");
    }
}
