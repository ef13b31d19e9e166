package io.eenjakarta.authentication;

import io.eenjakarta.vms.User;
import jakarta.security.enterprise.credential.Credential;

/**
 * A user whom a provider has vouched for. Validated by {@link EagleEyeIdentityStore}; a portal's own store may validate
 * it as well, or add groups to the caller.
 *
 * @param provider {@code een} or {@code cameramanager}
 * @param user as the provider describes them
 */
public record EagleEyeCredential(String provider, User user) implements Credential {}
