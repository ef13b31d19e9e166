package io.eenjakarta.it.twice;

import io.eenjakarta.authentication.EagleEyeAuthenticationMechanism;
import io.eenjakarta.authentication.LoginFlow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A login that somebody copied and forgot. */
@ApplicationScoped
public class SecondLogin extends EagleEyeAuthenticationMechanism {

    @Inject
    SecondLogin(LoginFlow flow) {
        super(flow);
    }

    protected SecondLogin() {}
}
