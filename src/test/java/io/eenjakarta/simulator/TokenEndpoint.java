package io.eenjakarta.simulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** {@code POST /oauth2/token}: the provider's side of step (3). Reads the form body only. */
final class TokenEndpoint {
    private final TokenBook book;
    private final ClientCheck clients;
    private final Faults faults;
    private final JsonObject baseUrl;

    TokenEndpoint(TokenBook book, ClientCheck clients, Faults faults, JsonObject baseUrl) {
        this.book = book;
        this.clients = clients;
        this.faults = faults;
        this.baseUrl = baseUrl;
    }

    TokenAnswer answer(Request request) {
        if (!request.is("POST")) {
            return new TokenAnswer(clients.loginPage(), null, false);
        }
        EndPoint at = EndPoint.ofGrantType(request.form().first("grant_type").orElse(null));
        AtomicReference<Reply> real = new AtomicReference<>();
        Reply sent = faults.through(at, request, () -> {
            real.set(carriedOut(request));
            return real.get();
        });
        return TokenAnswer.of(real.get(), sent.with("Cache-Control", "no-store").with("Pragma", "no-cache"));
    }

    private Reply carriedOut(Request request) {
        ClientCheck.Outcome client = clients.check(request);
        if (client instanceof ClientCheck.Outcome.Rejected rejected) {
            return rejected.reply();
        }
        String clientId = ((ClientCheck.Outcome.Known) client).clientId();
        FormParameters form = request.form().notHiddenBy(request.rawQuery());
        int grantTypes = request.query().all("grant_type").size()
                + request.form().all("grant_type").size();
        if (grantTypes != 1) {
            return OAuthError.parameter("invalid_request", "grant_type");
        }
        return switch (form.first("grant_type").orElse("")) {
            case "authorization_code" -> code(clientId, request, form);
            case "refresh_token" -> refresh(clientId, form);
            case "client_credentials" -> OAuthError.plain(400, "unauthorized_client");
            default -> OAuthError.parameter("unsupported_grant_type", "grant_type");
        };
    }

    private Reply code(String clientId, Request request, FormParameters form) {
        List<String> codes = form.all("code");
        if (codes.isEmpty()) {
            boolean elsewhere = request.query().first("code").isPresent()
                    || request.form().first("code").isPresent();
            return elsewhere ? refused("invalid_grant") : OAuthError.parameter("invalid_request", "code");
        }
        for (String name : List.of("code", "redirect_uri", "code_verifier")) {
            if (form.all(name).size() > 1) {
                return OAuthError.parameter("invalid_request", name);
            }
        }
        return reply(book.redeem(
                clientId,
                codes.get(0),
                form.first("redirect_uri").orElse(null),
                form.first("code_verifier").orElse(null)));
    }

    private Reply refresh(String clientId, FormParameters form) {
        if (form.all("refresh_token").size() != 1) {
            return OAuthError.parameter("invalid_request", "refresh_token");
        }
        if (form.all("scope").size() > 1) {
            return OAuthError.parameter("invalid_request", "scope");
        }
        String scope = form.first("scope").filter(text -> !text.isBlank()).orElse(null);
        return reply(book.refresh(clientId, form.first("refresh_token").orElseThrow(), scope));
    }

    private Reply reply(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Refused refused) {
            return refused(refused.error());
        }
        TokenOutcome.Issued issued = (TokenOutcome.Issued) outcome;
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("access_token", issued.accessToken())
                .add("refresh_token", issued.refreshToken())
                .add("httpsBaseUrl", baseUrl);
        if (issued.scope() != null) {
            json.add("scope", issued.scope());
        }
        return Reply.json(
                200,
                json.add("token_type", "Bearer")
                        .add("expires_in", issued.expiresIn())
                        .build());
    }

    private Reply refused(String error) {
        int status = error.equals("invalid_grant") ? faults.rules().deadGrantStatus() : 400;
        return OAuthError.plain(status, error);
    }
}
