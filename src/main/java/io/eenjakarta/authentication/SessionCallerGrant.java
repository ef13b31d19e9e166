package io.eenjakarta.authentication;

import io.eenjakarta.callback.Caller;
import io.eenjakarta.callback.SwitchedAccount;
import io.eenjakarta.renewal.CallerGrant;
import io.eenjakarta.vault.GrantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The grant of the caller whom the request's session names: of the account below their own while that is shown. */
@RequestScoped
public class SessionCallerGrant implements CallerGrant {

    private final HttpServletRequest request;

    @Inject
    public SessionCallerGrant(HttpServletRequest request) {
        this.request = request;
    }

    /** For the container's proxy. */
    protected SessionCallerGrant() {
        this(null);
    }

    @Override
    public Optional<GrantId> id() {
        try {
            return Caller.of(request).map(caller -> SwitchedAccount.of(request)
                    .map(SwitchedAccount::grant)
                    .orElse(caller.grant()));
        } catch (IllegalStateException noServletRequest) {
            return Optional.empty();
        }
    }
}
