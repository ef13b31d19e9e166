package io.eenjakarta.portal;

import io.eenjakarta.provider.Provider;
import java.util.Optional;

/**
 * How this server stands with a provider.
 *
 * @param provider its name for people
 * @param client id of our client there
 * @param refusal why the provider refuses it; empty when it does not, as far as is known
 * @param check to the question whether to ask it now
 */
public record CredentialView(String provider, String client, String refusal, Link check) {

    static CredentialView of(Provider provider, Optional<String> refusal) {
        return new CredentialView(
                provider.title(),
                provider.client().id(),
                refusal.orElse(""),
                new Link("/admin/act").with("act", "check").with("provider", provider.name()));
    }
}
