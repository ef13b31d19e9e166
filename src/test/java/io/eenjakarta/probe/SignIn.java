package io.eenjakarta.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.EagleEyeProvider;
import io.eenjakarta.token.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One trip of the browser to the provider and back.
 *
 * @param key a random part of the state, by which its answer is known even when the rest is changed
 * @param state begins with the key
 * @param verifier absent for a sign-in without PKCE
 */
record SignIn(String key, String state, Optional<CodeVerifier> verifier) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static SignIn withPkce() {
        String key = random();
        return new SignIn(key, key, Optional.of(new CodeVerifier(random())));
    }

    /** Its state has characters that a careless server changes. */
    static SignIn withoutPkce() {
        String key = random();
        return new SignIn(key, key + " a/b+c%25~&d=e", Optional.empty());
    }

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    URI authorize(EagleEyeProvider provider) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.client().id());
        query.put("scope", provider.scope());
        query.put("redirect_uri", provider.redirectUri());
        query.put("state", state);
        verifier.ifPresent(v -> {
            query.put("code_challenge", v.challenge());
            query.put("code_challenge_method", "S256");
        });
        return URI.create(provider.authorizationEndpoint() + "?" + form(query));
    }

    /** As in a form, but a space is {@code %20}, which is the same in a query string and in a form. */
    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + URLEncoder.encode(each.getValue(), UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "SignIn[" + (verifier.isPresent() ? "with" : "without") + " PKCE]";
    }
}
