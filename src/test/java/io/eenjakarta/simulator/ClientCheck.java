package io.eenjakarta.simulator;

import io.eenjakarta.simulator.TokenPost.BasicAuth;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which client sends a token or revoke request: by HTTP Basic, both halves form-encoded (RFC 6749 section 2.3.1), or by
 * {@code client_id} and {@code client_secret} in the form. The answers are the measured ones.
 */
final class ClientCheck {
    sealed interface Outcome {
        record Known(String clientId) implements Outcome {}

        record Rejected(Reply reply) implements Outcome {}
    }

    private static final String BAD_BEARER = "Bearer error=\"invalid_token\", error_description=\"An error occurred"
            + " while attempting to decode the Jwt: Malformed token\","
            + " error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\", resource_metadata=\"";

    private final SimulatorSettings settings;
    private final ClientSecrets secrets;
    private final URI origin;

    ClientCheck(SimulatorSettings settings, ClientSecrets secrets, URI origin) {
        this.settings = settings;
        this.secrets = secrets;
        this.origin = origin;
    }

    Outcome check(Request request) {
        String header = request.header("Authorization");
        if (Credentials.isBasic(header)) {
            return Credentials.basic(header, ClientCheck::formDecoded)
                    .map(this::judged)
                    .orElseGet(() -> rejected(OAuthError.plain(400, "invalid_request")));
        }
        if (request.bearer().isPresent()) {
            return rejected(Reply.empty(401)
                    .with("WWW-Authenticate", BAD_BEARER + origin + "/.well-known/oauth-protected-resource\""));
        }
        FormParameters form = request.form().notHiddenBy(request.rawQuery());
        Optional<String> id = form.first("client_id");
        Optional<String> secret = form.first("client_secret");
        if (id.isPresent() && secret.isPresent()) {
            return judged(new Credentials(id.get(), secret.get()));
        }
        return rejected(entryPoint(request));
    }

    /** Nobody is there: scripts get 401 without a body, everybody else the login page. */
    Reply entryPoint(Request request) {
        return request.accepts("application/json") ? Reply.empty(401) : loginPage();
    }

    Reply loginPage() {
        return Reply.redirect(origin + "/login");
    }

    BasicAuth basic(Request request) {
        return Credentials.judge(request.header("Authorization"), ClientCheck::formDecoded, this::accepts);
    }

    private Outcome judged(Credentials credentials) {
        return accepts(credentials)
                ? new Outcome.Known(credentials.id())
                : rejected(OAuthError.plain(401, "invalid_client"));
    }

    private boolean accepts(Credentials credentials) {
        return secrets.accepts(settings, credentials);
    }

    private static Outcome rejected(Reply reply) {
        return new Outcome.Rejected(reply);
    }

    private static String formDecoded(String half) {
        return URLDecoder.decode(half, StandardCharsets.UTF_8);
    }
}
