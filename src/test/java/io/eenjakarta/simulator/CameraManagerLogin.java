package io.eenjakarta.simulator;

import java.util.List;
import java.util.Set;

/**
 * {@code /oauth/authorize} of CameraManager: GET or POST. Knows no PKCE and takes no notice of it. The words of the
 * errors are those of old Spring Security OAuth, which CameraManager is believed to be.
 */
final class CameraManagerLogin implements LoginRules {
    static final Set<String> SCOPES = Set.of("read", "write");
    private static final List<String> ONCE = List.of("response_type", "scope", "state");

    private final CameraManagerSettings settings;
    private final CameraManagerRules rules;
    private final CameraManagerBook book;

    CameraManagerLogin(CameraManagerSettings settings, CameraManagerRules rules, CameraManagerBook book) {
        this.settings = settings;
        this.rules = rules;
        this.book = book;
    }

    @Override
    public boolean takesPost() {
        return true;
    }

    @Override
    public String cookie() {
        return "CAMERAMANAGERSIMSESSION";
    }

    @Override
    public AuthorizeRequest.Parsed parsed(Request request) {
        FormParameters parameters = request.queryAndForm();
        String clientId = single(parameters, "client_id");
        String redirectUri = single(parameters, "redirect_uri");
        if (clientId == null || !settings.knows(clientId)) {
            return new AuthorizeRequest.Parsed.Untrusted("The client_id is not known here.");
        }
        if (redirectUri == null || !settings.redirectUris().contains(redirectUri)) {
            return new AuthorizeRequest.Parsed.Untrusted(
                    "The redirect_uri is not one of those registered, character for character.");
        }
        String state = rules.echoesState() ? single(parameters, "state") : null;
        String scope = single(parameters, "scope");
        AuthorizeRequest valid = new AuthorizeRequest(clientId, redirectUri, scope, state, null);
        String error = error(parameters, scope);
        return error == null
                ? new AuthorizeRequest.Parsed.Valid(valid)
                : new AuthorizeRequest.Parsed.Back(valid.error(error, description(error, parameters), null));
    }

    private static String error(FormParameters parameters, String scope) {
        if (ONCE.stream().anyMatch(parameters.doubles()::contains)) {
            return "invalid_request";
        }
        if (!"code".equals(single(parameters, "response_type"))) {
            return "unsupported_response_type";
        }
        return scope == null || !SCOPES.containsAll(List.of(scope.split(" "))) ? "invalid_scope" : null;
    }

    private static String description(String error, FormParameters parameters) {
        return switch (error) {
            case "unsupported_response_type" ->
                "Unsupported response types: ["
                        + parameters.first("response_type").orElse("") + "]";
            case "invalid_scope" ->
                "Invalid scope: " + parameters.first("scope").orElse("");
            default -> "A parameter came more than once";
        };
    }

    private static String single(FormParameters parameters, String name) {
        return parameters.all(name).size() == 1
                ? parameters.first(name).filter(value -> !value.isBlank()).orElse(null)
                : null;
    }

    @Override
    public String denied(AuthorizeRequest request) {
        return request.error("access_denied", "User denied access", null);
    }

    @Override
    public String code(AuthorizeRequest request, DemoData.User user) {
        return book.issueCode(request, user);
    }
}
