package io.eenjakarta.simulator;

import java.time.Clock;

/** Finds the end point of CameraManager for a path, and enters token POSTs in the log. */
final class CameraManagerRouter implements Site {
    private static final String TOKEN_PATH = "/oauth/token";

    private final AuthorizeEndpoint authorize;
    private final CameraManagerTokens token;
    private final RestEndpoint api;
    private final ControlEndpoint control;
    private final Pages pages;
    private final CameraManagerClients clients;
    private final PostLog log;
    private final Clock clock;

    CameraManagerRouter(
            AuthorizeEndpoint authorize,
            CameraManagerTokens token,
            RestEndpoint api,
            ControlEndpoint control,
            Pages pages,
            CameraManagerClients clients,
            PostLog log,
            Clock clock) {
        this.authorize = authorize;
        this.token = token;
        this.api = api;
        this.control = control;
        this.pages = pages;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Reply answer(Request request) {
        String path = request.path();
        if (path.startsWith(RestError.ROOT)) {
            return api.answer(request);
        }
        if (path.startsWith(ControlEndpoint.ROOT)) {
            return control.answer(request);
        }
        return switch (path) {
            case "/" -> pages.home();
            case "/oauth/authorize" -> authorize.authorize(request);
            case "/login" -> authorize.signIn(request);
            case "/consent" -> authorize.consent(request);
            case "/logout" -> authorize.signOut(request);
            case TOKEN_PATH -> logged(request, token.answer(request), false);
            default -> pages.trouble(404, "There is no such page.");
        };
    }

    @Override
    public String tokenPath() {
        return TOKEN_PATH;
    }

    @Override
    public EndPoint tokenEndPoint(Request request) {
        return CameraManagerTokens.endPoint(request);
    }

    @Override
    public void unheard(Request request) {
        logged(request, token.answer(request), true);
    }

    @Override
    public void unanswered(Request request) {
        log(request, TokenPost.End.NONE);
    }

    private Reply logged(Request request, TokenAnswer answer, boolean unheard) {
        Reply reply = answer.reply();
        if (request.is("POST")) {
            log(
                    request,
                    new TokenPost.End(reply.status(), reply.error(), answer.issuedHash(), unheard || answer.lost()));
        }
        return reply;
    }

    private void log(Request request, TokenPost.End end) {
        log.add(TokenPost.of(clock.instant(), "token", request, request.queryAndForm(), clients.basic(request), end));
    }
}
