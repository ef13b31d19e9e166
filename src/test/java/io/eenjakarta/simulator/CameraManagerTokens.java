package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code POST /oauth/token} of CameraManager. Parameters in the query string, in a form, or some here and some there,
 * each of them once. Wants the {@code Accept} header that the documentation demands.
 */
final class CameraManagerTokens {
    private final CameraManagerBook book;
    private final CameraManagerClients clients;
    private final CameraManagerRules rules;
    private final Faults faults;

    CameraManagerTokens(CameraManagerBook book, CameraManagerClients clients, CameraManagerRules rules, Faults faults) {
        this.book = book;
        this.clients = clients;
        this.rules = rules;
        this.faults = faults;
    }

    static EndPoint endPoint(Request request) {
        return EndPoint.ofGrantType(request.queryAndForm().first("grant_type").orElse(null));
    }

    TokenAnswer answer(Request request) {
        if (!request.is("POST")) {
            String description = "Request method '" + request.method() + "' not supported";
            Reply refused = OAuthError.explained(405, "method_not_allowed", description);
            return new TokenAnswer(refused.with("Allow", "POST"), null, false);
        }
        AtomicReference<Reply> real = new AtomicReference<>();
        Reply sent = faults.through(endPoint(request), request, () -> {
            real.set(carriedOut(request));
            return real.get();
        });
        return TokenAnswer.of(real.get(), sent.with("Cache-Control", "no-store").with("Pragma", "no-cache"));
    }

    private Reply carriedOut(Request request) {
        FormParameters parameters = request.queryAndForm();
        parameters.first("code_verifier").ifPresent(book::remember);
        if (request.header("Accept") == null || !request.allows("application/json")) {
            return RestError.of(406, request);
        }
        if (!parameters.doubles().isEmpty()) {
            return invalid("A parameter came more than once: " + String.join(", ", parameters.doubles()));
        }
        ClientCheck.Outcome client = clients.check(request, parameters);
        if (client instanceof ClientCheck.Outcome.Rejected rejected) {
            return rejected.reply();
        }
        String clientId = ((ClientCheck.Outcome.Known) client).clientId();
        String grantType = parameters.first("grant_type").orElse("");
        return switch (grantType) {
            case "" -> invalid("Missing grant type");
            case "authorization_code" -> code(clientId, parameters);
            case "refresh_token" -> refresh(clientId, parameters);
            case "password", "client_credentials" ->
                OAuthError.explained(401, "invalid_client", "Unauthorized grant type: " + grantType);
            default -> OAuthError.explained(400, "unsupported_grant_type", "Unsupported grant type: " + grantType);
        };
    }

    /** The scope of such a request means nothing: that of the login counts. */
    private Reply code(String clientId, FormParameters parameters) {
        return parameters
                .first("code")
                .map(code -> reply(book.redeem(
                        clientId, code, parameters.first("redirect_uri").orElse(null))))
                .orElseGet(() -> invalid("An authorization code must be supplied."));
    }

    private Reply refresh(String clientId, FormParameters parameters) {
        String scope = parameters.first("scope").filter(text -> !text.isBlank()).orElse(null);
        return parameters
                .first("refresh_token")
                .map(token -> reply(book.refresh(clientId, token, scope)))
                .orElseGet(() -> invalid("A refresh token must be supplied."));
    }

    private Reply reply(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Refused refused) {
            return refused(refused);
        }
        TokenOutcome.Issued issued = (TokenOutcome.Issued) outcome;
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("access_token", issued.accessToken())
                .add("token_type", "bearer")
                .add("refresh_token", issued.refreshToken())
                .add("expires_in", issued.expiresIn())
                .add("scope", issued.scope());
        return Reply.json(200, json.build());
    }

    private Reply refused(TokenOutcome.Refused refused) {
        CameraManagerRules.DeadGrant dead = rules.deadGrant();
        boolean grant = refused.error().equals("invalid_grant");
        if (grant && dead == CameraManagerRules.DeadGrant.BARE_UNAUTHORIZED) {
            return Reply.empty(401);
        }
        boolean unauthorized = grant
                ? dead == CameraManagerRules.DeadGrant.UNAUTHORIZED
                : refused.error().equals("invalid_client");
        return OAuthError.explained(unauthorized ? 401 : 400, refused.error(), refused.description());
    }

    private static Reply invalid(String description) {
        return OAuthError.explained(400, "invalid_request", description);
    }
}
