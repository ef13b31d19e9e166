package io.eenjakarta.simulator;

import java.time.Clock;
import java.util.Optional;

/** Finds the end point for a path, and enters token and revoke POSTs in the log. */
final class Router implements Site {
    private static final String TOKEN_PATH = "/oauth2/token";

    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;
    private final RevokeEndpoint revoke;
    private final ApiEndpoint api;
    private final AuthorizationTokens switches;
    private final StreamEndpoint streams;
    private final EventStreamEndpoint events;
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
            AuthorizationTokens switches,
            StreamEndpoint streams,
            EventStreamEndpoint events,
            ControlEndpoint control,
            Pages pages,
            ClientCheck clients,
            PostLog log,
            Clock clock) {
        this.authorize = authorize;
        this.token = token;
        this.revoke = revoke;
        this.api = api;
        this.switches = switches;
        this.streams = streams;
        this.events = events;
        this.control = control;
        this.pages = pages;
        this.clients = clients;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Reply answer(Request request) {
        String path = request.path();
        if (path.equals(AuthorizationTokens.PATH)) {
            return switches.answer(request);
        }
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
            case TOKEN_PATH -> logged("token", request, token.answer(request), false);
            case "/oauth2/revoke" ->
                logged("revoke", request, new TokenAnswer(revoke.answer(request), null, false), false);
            default -> pages.trouble(404, "There is no such page.");
        };
    }

    @Override
    public String tokenPath() {
        return TOKEN_PATH;
    }

    @Override
    public EndPoint tokenEndPoint(Request request) {
        return EndPoint.ofGrantType(request.form().first("grant_type").orElse(null));
    }

    @Override
    public boolean isPicture(Request request) {
        return request.is("GET") && request.path().equals(ApiError.API_ROOT + "media/liveImage.jpeg");
    }

    @Override
    public Optional<Answering> answering(Request request) {
        if (EventStreamEndpoint.isMeant(request)) {
            return Optional.of(events.answering(request));
        }
        return StreamEndpoint.isMeant(request) ? Optional.of(streams.answering(request)) : Optional.empty();
    }

    @Override
    public void unheard(Request request) {
        logged("token", request, token.answer(request), true);
    }

    @Override
    public void unanswered(Request request) {
        log.add(TokenPost.of(clock.instant(), "token", request, clients.basic(request), TokenPost.End.NONE));
    }

    private Reply logged(String endPoint, Request request, TokenAnswer answer, boolean unheard) {
        Reply reply = answer.reply();
        if (request.is("POST")) {
            TokenPost.End end =
                    new TokenPost.End(reply.status(), reply.error(), answer.issuedHash(), unheard || answer.lost());
            log.add(TokenPost.of(clock.instant(), endPoint, request, clients.basic(request), end));
        }
        return reply;
    }
}
