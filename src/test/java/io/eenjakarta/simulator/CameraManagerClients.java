package io.eenjakarta.simulator;

import io.eenjakarta.simulator.TokenPost.BasicAuth;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which client sends a token request to CameraManager: by HTTP Basic, both halves as they are, or by {@code client_id}
 * and {@code client_secret} wherever the other parameters are. The answers are guesses after old Spring Security OAuth.
 */
final class CameraManagerClients {
    private final CameraManagerSettings settings;
    private final ClientSecrets secrets;
    private final CameraManagerRules rules;

    CameraManagerClients(CameraManagerSettings settings, ClientSecrets secrets, CameraManagerRules rules) {
        this.settings = settings;
        this.secrets = secrets;
        this.rules = rules;
    }

    ClientCheck.Outcome check(Request request, FormParameters parameters) {
        String header = request.header("Authorization");
        Optional<String> id = parameters.first("client_id");
        Optional<Credentials> sent = Credentials.isBasic(header)
                ? Credentials.basic(header, UnaryOperator.identity())
                : id.map(one ->
                        new Credentials(one, parameters.first("client_secret").orElse("")));
        if (!Credentials.isBasic(header) && sent.isEmpty()) {
            return rejected("unauthorized", "Full authentication is required to access this resource");
        }
        if (sent.filter(one -> secrets.accepts(settings, one)).isEmpty()) {
            return rejected(rules.wrongClient(), "Bad credentials");
        }
        String clientId = sent.get().id();
        return id.isEmpty() || id.get().equals(clientId)
                ? new ClientCheck.Outcome.Known(clientId)
                : rejected("invalid_client", "Given client ID does not match authenticated client");
    }

    private static ClientCheck.Outcome rejected(String error, String description) {
        return new ClientCheck.Outcome.Rejected(OAuthError.explained(401, error, description)
                .with("WWW-Authenticate", "Basic realm=\"oauth2/client\""));
    }

    BasicAuth basic(Request request) {
        return Credentials.judge(
                request.header("Authorization"),
                UnaryOperator.identity(),
                credentials -> secrets.accepts(settings, credentials));
    }
}
