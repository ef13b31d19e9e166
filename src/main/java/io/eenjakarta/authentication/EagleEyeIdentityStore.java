package io.eenjakarta.authentication;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.vms.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Knows the users whom a provider has vouched for, and nobody else: a portal's own credentials pass it by.
 *
 * <p>Groups: {@code eagle-eye-user}; {@code een:} and the name for each permission that EEN's API reports as given; and
 * {@code eagle-eye-admin} for those in {@code een.admins} and {@code cameramanager.admins}, never by anything an API says.
 */
@ApplicationScoped
public class EagleEyeIdentityStore implements IdentityStore {

    /** Group of everybody who signed in. */
    public static final String USER = "eagle-eye-user";

    /** Group of those whom the operator named. */
    public static final String ADMIN = "eagle-eye-admin";

    private final Instance<Settings> settings;

    /** A store that reads the settings only when it is asked for one of our users. */
    @Inject
    public EagleEyeIdentityStore(Instance<Settings> settings) {
        this.settings = settings;
    }

    /** For the container's proxy. */
    protected EagleEyeIdentityStore() {
        this(null);
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof EagleEyeCredential eagleEye)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        User user = eagleEye.user();
        Set<String> groups = new LinkedHashSet<>();
        groups.add(USER);
        String provider = eagleEye.provider();
        user.granted().forEach(permission -> groups.add(provider + ':' + permission));
        String name = user.accountId() + '/' + user.id();
        if (settings.get()
                .providers()
                .named(provider)
                .filter(known -> known.access().admins().contains(name))
                .isPresent()) {
            groups.add(ADMIN);
        }
        return new CredentialValidationResult(provider + '/' + name, groups);
    }
}
