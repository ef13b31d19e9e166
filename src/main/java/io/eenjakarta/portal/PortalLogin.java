package io.eenjakarta.portal;

import io.eenjakarta.authentication.EagleEyeAuthenticationMechanism;
import io.eenjakarta.authentication.LoginFlow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Switches the login on: all that a portal has to write. */
@ApplicationScoped
public class PortalLogin extends EagleEyeAuthenticationMechanism {

    @Inject
    PortalLogin(LoginFlow flow) {
        super(flow);
    }

    /** For the container's proxy. */
    protected PortalLogin() {}
}
