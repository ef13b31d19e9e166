package io.eenjakarta.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eenjakarta.provider.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address a browser is sent to (RFC 6749 4.1.1, and RFC 7636 4.3 where the provider knows it). */
final class AuthorizationRequest {

    private AuthorizationRequest() {}

    /** The authorize page of the provider for this attempt. */
    static URI uri(Provider provider, Attempt attempt) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", provider.client().id());
        parameters.put("scope", provider.scope());
        parameters.put("redirect_uri", provider.redirectUri());
        parameters.put("state", attempt.state());
        if (provider.pkce()) {
            parameters.put("code_challenge", attempt.verifier().challenge());
            parameters.put("code_challenge_method", "S256");
        }
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        String endpoint = provider.authorizationEndpoint().toString();
        return URI.create(endpoint + (endpoint.indexOf('?') < 0 ? '?' : '&') + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
