package io.eenjakarta.authentication;

import io.eenjakarta.vms.User;
import jakarta.security.enterprise.credential.Credential;

/**
 * A user whom the provider has vouched for. Validated by {@link EagleEyeIdentityStore}; a portal's own store may validate
 * it as well, or add groups to the caller.
 *
 * @param user as the provider describes them
 */
public record EagleEyeCredential(User user) implements Credential {}
