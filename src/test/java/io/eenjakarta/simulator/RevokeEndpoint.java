package io.eenjakarta.simulator;

import java.util.List;

/** {@code POST /oauth2/revoke}, RFC 7009: a token nobody knows is no error, so it also tells a good client secret. */
final class RevokeEndpoint {
    private final TokenBook book;
    private final ClientCheck clients;
    private final Faults faults;

    RevokeEndpoint(TokenBook book, ClientCheck clients, Faults faults) {
        this.book = book;
        this.clients = clients;
        this.faults = faults;
    }

    Reply answer(Request request) {
        return request.is("POST")
                ? faults.through(EndPoint.REVOKE, request, () -> carriedOut(request))
                : clients.loginPage();
    }

    private Reply carriedOut(Request request) {
        ClientCheck.Outcome client = clients.check(request);
        if (client instanceof ClientCheck.Outcome.Rejected rejected) {
            return rejected.reply();
        }
        List<String> tokens = request.form().notHiddenBy(request.rawQuery()).all("token");
        if (tokens.size() != 1 || tokens.get(0).isBlank()) {
            return OAuthError.revokeParameter("token");
        }
        String clientId = ((ClientCheck.Outcome.Known) client).clientId();
        return book.revoke(clientId, tokens.get(0)) ? Reply.empty(200) : OAuthError.plain(400, "invalid_client");
    }
}
