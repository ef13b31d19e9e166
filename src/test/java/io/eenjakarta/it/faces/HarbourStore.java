package io.eenjakarta.it.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.EnumSet;
import java.util.Set;

/** The portal's own table of who is who: Ada is a harbour master. */
@ApplicationScoped
public class HarbourStore implements IdentityStore {

    @Override
    public Set<ValidationType> validationTypes() {
        return EnumSet.of(ValidationType.PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult result) {
        boolean ada = result.getCallerPrincipal().getName().equals("een/00001106/ca0f61ab");
        return ada ? Set.of("harbour-master") : Set.of();
    }
}
