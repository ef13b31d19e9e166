package io.eenjakarta.authentication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.eenjakarta.provider.Settings;
import io.eenjakarta.security.Requirement;
import io.eenjakarta.vms.User;
import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who somebody is and what they may do, by the provider who vouched for them. */
class IdentityByProviderTest {

    private final EagleEyeIdentityStore store = new EagleEyeIdentityStore(
            given(SignInBench.settings("een.admins", "00001106/7", "cameramanager.admins", "1106/20311")));

    @Test
    @Requirement({"C29", "P13"})
    void namesACallerByProviderAccountAndUser() {
        CredentialValidationResult result = validated("cameramanager", user("20399", "1106"));
        assertEquals("cameramanager/1106/20399", result.getCallerPrincipal().getName());
        assertEquals(Set.of("eagle-eye-user"), result.getCallerGroups());
        assertEquals(
                "een/1106/20399",
                validated("een", user("20399", "1106")).getCallerPrincipal().getName());
    }

    @Test
    void makesAdminsOfThoseWhomTheirOwnProvidersSettingNames() {
        assertEquals(
                Set.of("eagle-eye-user", "eagle-eye-admin"),
                validated("cameramanager", user("20311", "1106")).getCallerGroups());
        assertEquals(
                Set.of("eagle-eye-user", "eagle-eye-admin"),
                validated("een", user("7", "00001106")).getCallerGroups());
        assertEquals(
                Set.of("eagle-eye-user"),
                validated("een", user("20311", "1106")).getCallerGroups(),
                "the other provider's admin");
        assertEquals(
                Set.of("eagle-eye-user"),
                validated("cameramanager", user("7", "00001106")).getCallerGroups());
    }

    @Test
    void putsTheProviderInFrontOfPermissions() {
        User user = new User(
                "9", "1", null, null, null, null, Map.of("viewVideo", true, "editAll", false, "odd", "true"), null);
        assertEquals(
                Set.of("eagle-eye-user", "een:viewVideo"),
                validated("een", user).getCallerGroups());
        assertEquals(
                Set.of("eagle-eye-user", "cameramanager:viewVideo"),
                validated("cameramanager", user).getCallerGroups());
    }

    @Test
    void makesNoAdminByAProviderThatIsSwitchedOff() {
        EagleEyeIdentityStore alone = new EagleEyeIdentityStore(
                given(SignInBench.settings("een.providers", "een", "cameramanager.admins", "1106/20311")));
        assertEquals(
                Set.of("eagle-eye-user"),
                alone.validate(new EagleEyeCredential("cameramanager", user("20311", "1106")))
                        .getCallerGroups());
    }

    @Test
    void leavesOtherCredentialsToOthers() {
        assertEquals(
                CredentialValidationResult.Status.NOT_VALIDATED,
                store.validate(new UsernamePasswordCredential("ada", "pw")).getStatus());
    }

    private CredentialValidationResult validated(String provider, User user) {
        return store.validate(new EagleEyeCredential(provider, user));
    }

    private static User user(String id, String account) {
        return new User(id, account, null, null, null, null, null, null);
    }

    @SuppressWarnings("unchecked")
    private static Instance<Settings> given(Settings settings) {
        return (Instance<Settings>) Proxy.newProxyInstance(
                IdentityByProviderTest.class.getClassLoader(), new Class<?>[] {Instance.class}, (p, method, args) -> {
                    if (method.getName().equals("get")) {
                        return settings;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
