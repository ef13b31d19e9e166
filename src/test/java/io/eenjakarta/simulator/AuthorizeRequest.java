package io.eenjakarta.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A valid request for a login.
 *
 * @param scope null when not sent; then no consent is asked
 * @param state null when not sent
 * @param challenge S256 challenge, null without PKCE
 */
record AuthorizeRequest(String clientId, String redirectUri, String scope, String state, String challenge) {
    /** The only scope there is. */
    static final String SCOPE = "vms.all";

    private static final String RFC_6749 = "https://datatracker.ietf.org/doc/html/rfc6749#section-4.1.2.1";
    private static final String RFC_7636 = "https://datatracker.ietf.org/doc/html/rfc7636#section-4.4.1";

    sealed interface Parsed {
        record Valid(AuthorizeRequest request) implements Parsed {}

        /** Client or redirect URI are not to be trusted: the browser stays here. */
        record Untrusted(String why) implements Parsed {}

        record Back(String location) implements Parsed {}
    }

    static Parsed parse(FormParameters query, SimulatorSettings settings) {
        String clientId = single(query, "client_id");
        String redirectUri = single(query, "redirect_uri");
        if (!"code".equals(single(query, "response_type"))) {
            return new Parsed.Untrusted("The response_type must be \"code\".");
        }
        if (clientId == null || !settings.knows(clientId)) {
            return new Parsed.Untrusted("The client_id is not known here.");
        }
        if (redirectUri == null || !settings.redirectUris().contains(redirectUri)) {
            return new Parsed.Untrusted("The redirect_uri is not one of those registered, character for character.");
        }
        AuthorizeRequest request = new AuthorizeRequest(
                clientId, redirectUri, single(query, "scope"), single(query, "state"), single(query, "code_challenge"));
        if (request.scope != null && !request.scope.equals(SCOPE)) {
            return new Parsed.Back(request.error("invalid_scope", parameter("scope"), RFC_6749));
        }
        if (request.challenge != null && !"S256".equals(single(query, "code_challenge_method"))) {
            return new Parsed.Back(request.error("invalid_request", parameter("code_challenge_method"), RFC_7636));
        }
        return new Parsed.Valid(request);
    }

    /** Sent twice counts as not sent. */
    private static String single(FormParameters query, String name) {
        return query.all(name).size() == 1
                ? query.first(name).filter(value -> !value.isBlank()).orElse(null)
                : null;
    }

    private static String parameter(String name) {
        return "OAuth 2.0 Parameter: " + name;
    }

    String denied() {
        return error("access_denied", parameter("client_id"), RFC_6749);
    }

    /** @param description null for none; likewise {@code uri} */
    String error(String error, String description, String uri) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", error);
        parameters.put("error_description", description);
        parameters.put("error_uri", uri);
        return callback(parameters);
    }

    String success(String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        return callback(parameters);
    }

    AuthorizeRequest withoutState() {
        return new AuthorizeRequest(clientId, redirectUri, scope, null, challenge);
    }

    private String callback(Map<String, String> parameters) {
        parameters.put("state", state);
        StringBuilder url = new StringBuilder(redirectUri);
        char separator = redirectUri.indexOf('?') < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            if (parameter.getValue() != null) {
                url.append(separator)
                        .append(parameter.getKey())
                        .append('=')
                        .append(FormParameters.percentEncoded(parameter.getValue()));
                separator = '&';
            }
        }
        return url.toString();
    }
}
