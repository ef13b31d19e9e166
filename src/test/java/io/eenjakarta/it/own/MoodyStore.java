package io.eenjakarta.it.own;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** A portal's own store: everybody is an auditor, but its database is down for Grace. */
@ApplicationScoped
public class MoodyStore implements IdentityStore {

    @Override
    public Set<ValidationType> validationTypes() {
        return Set.of(ValidationType.PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult result) {
        if (result.getCallerPrincipal().getName().endsWith("/ca0f61ac")) {
            throw new IllegalStateException("the portal's database is down");
        }
        return Set.of("auditor");
    }
}
