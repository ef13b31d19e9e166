package io.eenjakarta.benchmark.page.web;

import io.eenjakarta.authentication.EagleEyeAuthenticationMechanism;
import io.eenjakarta.authentication.LoginFlow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Switches our login on: all that a portal has to write. */
@ApplicationScoped
public class ProviderLogin extends EagleEyeAuthenticationMechanism {

    @Inject
    ProviderLogin(LoginFlow flow) {
        super(flow);
    }

    /** For the container's proxy. */
    protected ProviderLogin() {}
}
