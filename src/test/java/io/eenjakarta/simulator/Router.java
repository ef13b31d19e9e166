package io.eenjakarta.simulator;

import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the end point for a path, and enters token and revoke POSTs in the log. */
final class Router {
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([^\"]*)\"");
    private static final int SHORT_BODY = 2000;

    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final RevokeEndpoint revoke;
    private final ApiEndpoint api;
    private final ControlEndpoint control;
    private final Pages pages;
    private final ClientCheck clients;
    private final PostLog log;
    private final Clock clock;

    Router(
            AuthorizeEndpoint authorize,
            TokenEndpoint token,
            RevokeEndpoint revoke,
            ApiEndpoint api,
            ControlEndpoint control,
            Pages pages,
            ClientCheck clients,
            PostLog log,
            Clock clock) {
        this.authorize = authorize;
        this.token = token;
        this.revoke = revoke;
        this.api = api;
        this.control = control;
        this.pages = pages;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    Reply answer(Request request) {
        String path = request.path();
        if (path.startsWith(ApiError.API_ROOT)) {
            return api.answer(request);
        }
        if (path.startsWith(ControlEndpoint.ROOT)) {
            return control.answer(request);
        }
        return switch (path) {
            case "/" -> pages.home();
            case "/oauth2/authorize" -> authorize.authorize(request);
            case "/login" -> authorize.signIn(request);
            case "/consent" -> authorize.consent(request);
            case "/logout" -> authorize.signOut(request);
            case "/oauth2/token" -> logged("token", request, token.answer(request), false);
            case "/oauth2/revoke" ->
                logged("revoke", request, new TokenAnswer(revoke.answer(request), null, false), false);
            default -> pages.trouble(404, "There is no such page.");
        };
    }

    /** Carries out a token request whose client will get no answer. */
    void unheard(Request request) {
        logged("token", request, token.answer(request), true);
    }

    private Reply logged(String endPoint, Request request, TokenAnswer answer, boolean unheard) {
        Reply reply = answer.reply();
        if (request.is("POST")) {
            TokenPost.End end =
                    new TokenPost.End(reply.status(), error(reply), answer.issuedHash(), unheard || answer.lost());
            log.add(TokenPost.of(clock.instant(), endPoint, request, clients.basic(request), end));
        }
        return reply;
    }

    private static String error(Reply reply) {
        if (!reply.isJson() || reply.body().length > SHORT_BODY) {
            return null;
        }
        Matcher error = ERROR.matcher(reply.text());
        return error.find() ? error.group(1) : null;
    }
}
