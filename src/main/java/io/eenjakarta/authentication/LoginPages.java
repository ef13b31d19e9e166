package io.eenjakarta.authentication;

import io.eenjakarta.callback.Page;
import io.eenjakarta.callback.PageHeaders;
import io.eenjakarta.callback.PublicAddress;
import io.eenjakarta.callback.Refusal;
import io.eenjakarta.callback.ReturnTarget;
import io.eenjakarta.provider.Provider;
import io.eenjakarta.provider.Providers;
import io.eenjakarta.provider.Settings;
import io.eenjakarta.vault.Act;
import io.eenjakarta.vault.AuditTrail;
import io.eenjakarta.vault.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How a login ends for its browser: on the way to a page of the portal, or on a page of ours. Thread-safe. */
@ApplicationScoped
public class LoginPages {

    private final PublicAddress address;
    private final AuditTrail audit;
    private final Providers providers;

    @Inject
    public LoginPages(Settings settings, PublicAddress address, AuditTrail audit) {
        this.address = address;
        this.audit = audit;
        this.providers = settings.providers();
    }

    /** For the container's proxy. */
    protected LoginPages() {
        this.address = null;
        this.audit = null;
        this.providers = null;
    }

    /** @param target of this application; anything else leads home */
    void redirect(HttpServletRequest request, HttpServletResponse response, String target) throws IOException {
        PageHeaders.personal(response);
        response.sendRedirect(address.of(ReturnTarget.checked(target, request.getContextPath())));
    }

    /** Notes it in the audit trail with the words of the page: what its log line adds may come from outside. */
    void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String provider =
                providers.at(request.getRequestURI()).map(Provider::name).orElse("");
        audit.record(
                Occurrence.of(Act.LOGIN_REFUSED, refusal.code()).at(provider).because(refusal.title()));
        show(refusal, request, response);
    }

    /** The same, noted nowhere but in the log. */
    void show(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page.Link again = new Page.Link("Sign in again", address.of(LoginAddress.path(providers)), false);
        refusal.page(again, address.home(request)).send(response);
    }
}
