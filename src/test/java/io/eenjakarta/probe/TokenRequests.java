package io.eenjakarta.probe;

import io.eenjakarta.provider.ClientCredentials;
import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.provider.Secret;
import io.eenjakarta.token.CodeVerifier;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Requests to the token end point and its neighbour that revokes. Remembers what is alive, to give it back. */
final class TokenRequests {
    private final EagleEyeProvider provider;
    private final Calls calls;
    private final Redaction redaction;
    private final Set<String> living = new LinkedHashSet<>();
    private boolean anyIssued;

    TokenRequests(EagleEyeProvider provider, Calls calls, Redaction redaction) {
        this.provider = provider;
        this.calls = calls;
        this.redaction = redaction;
        redaction.secret(provider.client().secret().reveal());
        redaction.secret(provider.client().basicHeader().reveal().replace("Basic ", ""));
    }

    Reaction code(String code, Optional<CodeVerifier> verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", provider.redirectUri());
        redaction.secret(code);
        verifier.ifPresent(v -> {
            redaction.secret(v.value());
            form.put("code_verifier", v.value());
        });
        return token(form, provider.client());
    }

    Reaction refresh(String refreshToken) {
        redaction.secret(refreshToken);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        Reaction reaction = token(form, provider.client());
        if (reaction.ok()
                && reaction.text("refresh_token").filter(refreshToken::equals).isEmpty()) {
            living.remove(refreshToken);
        }
        return reaction;
    }

    Reaction refreshWithoutToken() {
        return token(Map.of("grant_type", "refresh_token"), provider.client());
    }

    /** With a random secret in place of ours, and a random token. */
    Reaction wrongSecret() {
        return token(
                Map.of("grant_type", "refresh_token", "refresh_token", SignIn.random()),
                new ClientCredentials(provider.client().id(), new Secret(SignIn.random())));
    }

    Reaction revoke(String token) {
        redaction.secret(token);
        living.remove(token);
        return post(provider.revocation(), Map.of("token", token), provider.client());
    }

    /** Refresh tokens that nobody revoked or used up, as far as is known. */
    Set<String> living() {
        return Set.copyOf(living);
    }

    boolean anyIssued() {
        return anyIssued;
    }

    private Reaction token(Map<String, String> form, ClientCredentials client) {
        Reaction reaction = post(provider.tokenEndpoint(), form, client);
        reaction.text("access_token").ifPresent(token -> {
            redaction.secret(token);
            anyIssued = true;
        });
        reaction.text("refresh_token").ifPresent(token -> {
            redaction.secret(token);
            living.add(token);
        });
        return reaction;
    }

    private Reaction post(URI at, Map<String, String> form, ClientCredentials client) {
        return calls.send(HttpRequest.newBuilder(at)
                .header("Authorization", client.basicHeader().reveal())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(SignIn.form(form))));
    }
}
