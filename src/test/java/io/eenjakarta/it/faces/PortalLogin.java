package io.eenjakarta.it.faces;

import io.eenjakarta.authentication.EagleEyeAuthenticationMechanism;
import io.eenjakarta.authentication.LoginFlow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** All of the login that this portal has to write. */
@ApplicationScoped
public class PortalLogin extends EagleEyeAuthenticationMechanism {

    @Inject
    PortalLogin(LoginFlow flow) {
        super(flow);
    }

    protected PortalLogin() {}
}
